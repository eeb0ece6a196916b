package dev.rollcall.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Limits;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

class LeaverPolicyTest {

    @Test
    void a_dwell_may_be_nothing() {
        assertThat(policy(Duration.ZERO, Set.of()).dwell()).isZero();
    }

    @Test
    void refuses_a_dwell_that_alone_would_break_the_sla() {
        Duration cut = Sla.DEFAULT.accessCut();

        assertThatIllegalArgumentException().isThrownBy(() -> policy(cut, Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(Duration.ofSeconds(-1), Set.of()));
        assertThat(policy(cut.minusMillis(1), Set.of()).dwell()).isLessThan(cut);
    }

    @Test
    void protection_cannot_be_taken_away_from_outside() {
        AccountId breakGlass = new AccountId("U0BREAKGLASS");
        Set<AccountId> given = new HashSet<>(Set.of(breakGlass));
        LeaverPolicy policy = policy(Duration.ZERO, given);

        given.clear();

        assertThat(policy.protectedAccounts()).containsExactly(breakGlass);
    }

    private static LeaverPolicy policy(Duration dwell, Set<AccountId> protectedAccounts) {
        return new LeaverPolicy(
                "0".repeat(64),
                Sla.DEFAULT,
                dwell,
                Limits.absolute(25, 100),
                protectedAccounts,
                LeaverPolicy.Mode.OBSERVE);
    }
}
