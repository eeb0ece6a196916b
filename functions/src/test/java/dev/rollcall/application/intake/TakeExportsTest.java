package dev.rollcall.application.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testing.FakeSourceExports;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What was laid down is taken before anybody asks about a person. */
class TakeExportsTest {
    private final FakeSourceExports one = new FakeSourceExports();
    private final FakeSourceExports other = new FakeSourceExports();
    private final TakeExports exports = new TakeExports(List.of(one, other));

    @Test
    void each_is_taken_once() {
        assertThat(exports.take()).isEqualTo(2);

        other.layDown();
        assertThat(exports.take()).isEqualTo(1);
        assertThat(exports.take()).isZero();
    }

    @Test
    void the_trouble_of_one_is_not_the_others() {
        one.layDownNonsense();

        assertThat(exports.take()).isEqualTo(1);
        assertThat(other.take()).isFalse();
    }
}
