package dev.rollcall.domain.lifecycle;

import static dev.rollcall.domain.lifecycle.AccountMark.ADMITTED;
import static dev.rollcall.domain.lifecycle.AccountMark.HELD;
import static dev.rollcall.domain.lifecycle.AccountMark.INACTIVE;
import static dev.rollcall.domain.lifecycle.AccountMark.MEMBERSHIPS_CLEARED;
import static dev.rollcall.domain.lifecycle.AccountMark.REFUSED;
import static dev.rollcall.domain.lifecycle.AccountMark.SESSIONS_ENDED;
import static dev.rollcall.domain.lifecycle.AccountMark.VERIFIED;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class LeaverCaseTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final AccountId ONE = new AccountId("U0ONE");
    private static final AccountId TWO = new AccountId("U0TWO");

    @Test
    void access_is_cut_when_the_later_of_both_cuts_is_seen() {
        assertThat(caseOf(account(ONE, Map.of(INACTIVE, NINE))).reached(SlaClass.ACCESS_CUT))
                .isEmpty();
        assertThat(caseOf(account(ONE, Map.of(SESSIONS_ENDED, NINE))).reached(SlaClass.ACCESS_CUT))
                .isEmpty();
        assertThat(cut(NINE, NINE.plusSeconds(9)).reached(SlaClass.ACCESS_CUT))
                .contains(NINE.plusSeconds(9));
        assertThat(cut(NINE.plusSeconds(9), NINE).reached(SlaClass.ACCESS_CUT))
                .contains(NINE.plusSeconds(9));
    }

    @Test
    void a_class_is_reached_when_the_last_account_reaches_it() {
        AccountProgress early = account(ONE, Map.of(VERIFIED, NINE));
        AccountProgress late = account(TWO, Map.of(VERIFIED, NINE.plusSeconds(60)));

        assertThat(caseOf(early, account(TWO, Map.of())).reached(SlaClass.VERIFIED)).isEmpty();
        assertThat(caseOf(early, late).reached(SlaClass.VERIFIED)).contains(NINE.plusSeconds(60));
        assertThat(caseOf(late, early).reached(SlaClass.VERIFIED)).contains(NINE.plusSeconds(60));
    }

    @Test
    void each_class_has_its_own_marks() {
        AccountProgress account = account(ONE, Map.of(MEMBERSHIPS_CLEARED, NINE));

        assertThat(account.reached(SlaClass.MEMBERSHIPS_CLEARED)).contains(NINE);
        assertThat(account.reached(SlaClass.ACCESS_CUT)).isEmpty();
        assertThat(account.reached(SlaClass.VERIFIED)).isEmpty();
    }

    @Test
    void a_case_without_accounts_has_reached_nothing() {
        for (SlaClass slaClass : SlaClass.values()) {
            assertThat(caseOf().reached(slaClass)).isEmpty();
        }
    }

    @Test
    void works_on_what_is_neither_held_nor_refused() {
        AccountId three = new AccountId("U0THREE");

        assertThat(
                        caseOf(
                                        account(ONE, Map.of(HELD, NINE)),
                                        account(TWO, Map.of(ADMITTED, NINE)),
                                        account(three, Map.of(REFUSED, NINE)))
                                .workable())
                .containsExactly(TWO);
    }

    private static LeaverCase cut(Instant inactive, Instant signedOut) {
        return caseOf(account(ONE, Map.of(INACTIVE, inactive, SESSIONS_ENDED, signedOut)));
    }

    private static AccountProgress account(AccountId id, Map<AccountMark, Instant> marks) {
        return new AccountProgress(id, marks);
    }

    private static LeaverCase caseOf(AccountProgress... accounts) {
        return new LeaverCase(
                new CaseId("0123456789abcdef0123456789abcdef"),
                new PersonId(new SourceId("okta"), "00uAna"),
                "event-1",
                NINE,
                NINE,
                CaseState.ACTING,
                Terms.withoutPolicy(),
                Optional.empty(),
                List.of(accounts));
    }
}
