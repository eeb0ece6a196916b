package dev.rollcall.domain.reconcile;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.policy.DriftKind;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Optional;
import java.util.TreeMap;

class FindingTest {

    @ParameterizedTest
    @EnumSource(DriftKind.class)
    void whatever_its_kind_it_may_only_be_reported(DriftKind kind) {
        assertThatNoException().isThrownBy(() -> finding(kind, false));
    }

    @ParameterizedTest
    @EnumSource(DriftKind.class)
    void nothing_claims_that_a_run_sets_right_what_none_can(DriftKind kind) {
        if (kind.canBeSetRight()) {
            assertThatNoException().isThrownBy(() -> finding(kind, true));
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> finding(kind, true))
                    .withMessage("No run sets right what is " + kind.code());
        }
    }

    private static Finding finding(DriftKind kind, boolean correctable) {
        Drift drift =
                new Drift(
                        kind,
                        Optional.empty(),
                        Optional.of(new AccountId("U0ANA")),
                        Optional.empty(),
                        new TreeMap<>(),
                        new TreeMap<>());
        return new Finding(drift, correctable, Optional.empty());
    }
}
