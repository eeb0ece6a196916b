package dev.rollcall.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ChosenTest {
    @Test
    void all_stories_are_told_unless_one_is_named() {
        assertThat(Chosen.parse(List.of()).numbers()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        assertThat(Chosen.parse(List.of("--story", "5")).numbers()).containsExactly(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--story", "--story 6", "--story one", "--storey 1", "1", "--story 1 2"})
    void what_names_no_story_is_refused(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Chosen.parse(List.of(line.split(" "))))
                .withMessageContaining("--story N");
    }
}
