package dev.rollcall.domain.breaker;

import static dev.rollcall.contract.Samples.OKTA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class SnapshotProofTest {

    @ParameterizedTest
    @CsvSource({
        "100, 80, false",
        "100, 79, true",
        "99, 80, false",
        "99, 79, true",
        "100, 100, false",
        "100, 150, false",
        "2000000000, 1600000000, false",
        "2000000000, 1599999999, true"
    })
    void has_shrunk_when_it_lost_more_than_the_share(int good, int size, boolean shrunk) {
        assertThat(proof(size, Optional.of(good)).shrunkBeyond(20)).isEqualTo(shrunk);
    }

    @Test
    void an_empty_one_has_always_shrunk() {
        assertThat(proof(0, Optional.empty()).shrunkBeyond(100)).isTrue();
        assertThat(proof(0, Optional.of(0)).shrunkBeyond(100)).isTrue();
        assertThat(proof(0, Optional.of(50)).shrunkBeyond(100)).isTrue();
    }

    @Test
    void the_first_one_is_compared_with_nothing() {
        assertThat(proof(1, Optional.empty()).shrunkBeyond(0)).isFalse();
    }

    @Test
    void has_no_negative_size() {
        assertThatIllegalArgumentException().isThrownBy(() -> proof(-1, Optional.empty()));
    }

    private static SnapshotProof proof(int size, Optional<Integer> lastGoodSize) {
        return new SnapshotProof(OKTA, "s", true, size, lastGoodSize);
    }
}
