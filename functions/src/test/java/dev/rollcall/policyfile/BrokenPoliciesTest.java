package dev.rollcall.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.domain.policy.Violation;
import dev.rollcall.testing.BrokenPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Each broken file begins with all that must be said of it, and nothing else may be. */
class BrokenPoliciesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    static List<BrokenPolicy> broken() {
        return BrokenPolicy.all();
    }

    @Test
    void there_are_forty_at_least_and_ten_of_them_by_the_world_alone() {
        assertThat(broken()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(broken())
                .filteredOn(file ->
                        PolicyYaml.read(file.text().getBytes(UTF_8)) instanceof PolicyYaml.Valid)
                .filteredOn(file -> file.name().startsWith("world-"))
                .hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void the_file_that_they_are_made_of_has_nothing_wrong() {
        byte[] whole = BrokenPolicy.whole().getBytes(UTF_8);

        assertThat(PolicyYaml.read(whole)).isInstanceOf(PolicyYaml.Valid.class);
        assertThat(PolicyYaml.review(whole, NOW, Optional.of(BrokenPolicy.world()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void each_is_refused_at_the_right_line_with_what_is_wrong_and_how_to_mend_it(
            BrokenPolicy file) {
        List<Violation> said =
                PolicyYaml.review(
                        file.text().getBytes(UTF_8), NOW, Optional.of(BrokenPolicy.world()));

        assertThat(said).extracting(BrokenPolicy::written).isEqualTo(file.expected());
        assertThat(file.expectedErrors()).isNotEmpty();
    }
}
