package dev.rollcall.application.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.person.SourceId;
import dev.rollcall.testing.FakeSourceExports;
import dev.rollcall.testing.InMemoryCursors;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What was laid down is taken before anybody asks about a person, and then compared. */
class TakeExportsTest {
    private final FakeSourceExports one = new FakeSourceExports(new SourceId("csv"));
    private final FakeSourceExports other = new FakeSourceExports(new SourceId("hr"));
    private final TakeExports exports = new TakeExports(List.of(one, other), new InMemoryCursors());

    @Test
    void each_is_fresh_until_a_comparison_was_begun() {
        assertThat(exports.take()).hasSize(2);
        assertThat(exports.take()).as("none could be begun").hasSize(2);

        exports.compared(exports.take());
        assertThat(exports.take()).isEmpty();

        other.layDown();
        assertThat(exports.take()).hasSize(1);
    }

    @Test
    void what_comes_after_a_comparison_was_begun_is_fresh_though_that_says_it_is_done() {
        List<TakeExports.Fresh> begun = exports.take();
        one.layDown();
        exports.compared(begun);

        assertThat(exports.take()).hasSize(1);
    }

    @Test
    void the_trouble_of_one_is_not_the_others() {
        one.layDownNonsense();

        assertThat(exports.take()).hasSize(1);
    }
}
