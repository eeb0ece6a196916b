package dev.rollcall.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.Deadline.Counted;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class DeadlineTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOON = NINE.plus(Duration.ofHours(3));
    private static final AccountId ONE = new AccountId("U01");
    private static final AccountId TWO = new AccountId("U02");

    @Test
    void counts_from_the_event_where_nobody_had_to_decide() {
        Deadline deadline = only(leaver(account(ONE, Map.of(AccountMark.HELD, NINE))));

        assertThat(deadline.counted()).isEqualTo(Counted.FROM_EVENT);
        assertThat(deadline.due()).isEqualTo(NINE.plus(Duration.ofMinutes(5)));
        assertThat(deadline.met()).isFalse();
        assertThat(deadline.elapsed()).isEmpty();
    }

    @Test
    void counts_from_the_decision_for_what_people_released() {
        Deadline deadline = only(leaver(account(ONE, cut(30))));

        assertThat(deadline.counted()).isEqualTo(Counted.FROM_DECISION);
        assertThat(deadline.due()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
        assertThat(deadline.met()).isTrue();
        assertThat(deadline.elapsed()).contains(Duration.ofMinutes(30));
    }

    @Test
    void is_late_one_moment_after_it_is_due() {
        Deadline deadline = only(leaver(account(ONE, cut(31))));

        assertThat(deadline.reachedLate()).isTrue();
        assertThat(deadline.met()).isFalse();
    }

    @Test
    void each_account_of_a_case_has_its_own() {
        LeaverCase leaver =
                leaver(account(ONE, Map.of()), account(TWO, Map.of(AccountMark.RELEASED, NOON)));

        assertThat(leaver.deadlines(SlaClass.ACCESS_CUT))
                .extracting(Deadline::counted)
                .containsExactly(Counted.FROM_EVENT, Counted.FROM_DECISION);
    }

    @Test
    void a_case_without_accounts_has_one_that_is_not_reached() {
        assertThat(only(leaver()).reached()).isEmpty();
    }

    /** Released at noon, and cut so many minutes later. */
    private static Map<AccountMark, Instant> cut(int minutes) {
        return Map.of(
                AccountMark.RELEASED, NOON,
                AccountMark.SESSIONS_ENDED, NOON,
                AccountMark.INACTIVE, NOON.plus(Duration.ofMinutes(minutes)));
    }

    private static AccountProgress account(AccountId id, Map<AccountMark, Instant> marks) {
        return new AccountProgress(id, marks);
    }

    private static Deadline only(LeaverCase leaver) {
        List<Deadline> deadlines = leaver.deadlines(SlaClass.ACCESS_CUT);
        assertThat(deadlines).hasSize(1);
        return deadlines.getFirst();
    }

    private static LeaverCase leaver(AccountProgress... accounts) {
        return new LeaverCase(
                new CaseId("a".repeat(32)),
                new PersonId(new SourceId("okta"), "00u1"),
                "e1",
                NINE,
                NINE,
                CaseState.ACTING,
                new Terms("d".repeat(64), Sla.DEFAULT, Sla.RELEASED_DEFAULT),
                Optional.empty(),
                List.of(accounts));
    }
}
