package dev.rollcall.domain.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.Set;

class AdmissionTest {

    @Test
    void refuses_a_hold_without_a_reason() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Admission.Held(Set.of()));
    }

    @Test
    void a_hold_keeps_its_reasons_whatever_becomes_of_the_given_set() {
        Set<HoldReason> reasons = EnumSet.of(HoldReason.HOUR_LIMIT);
        Admission.Held held = new Admission.Held(reasons);

        reasons.clear();

        assertThat(held.reasons()).containsExactly(HoldReason.HOUR_LIMIT);
    }
}
