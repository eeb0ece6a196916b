package dev.rollcall.application.watch;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;
import static dev.rollcall.testing.LeaverWorld.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.watch.WatchSla.Outcome;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class WatchSlaTest {
    private static final PersonId BEN = LeaverWorld.person("00uBen");
    private static final Instant ACCESS_CUT = START.plus(Duration.ofMinutes(5));
    private static final Instant CLEARED = START.plus(Duration.ofHours(1));
    private static final Instant VERIFIED = START.plus(Duration.ofHours(4));
    private final LeaverWorld world = LeaverWorld.whereAnaLeft();
    private CaseId caseId = new CaseId("0".repeat(32));

    @BeforeEach
    void left_at_the_start() {
        world.source.put(ANA, Standing.LEAVER, START);
        caseId = world.confirmed(ANA);
    }

    @Test
    void waits_for_one_deadline_after_the_other_and_tells_of_each_that_passes() {
        assertThat(check()).isEqualTo(new Outcome.Wait(ACCESS_CUT));
        assertThat(breaches()).isEmpty();

        world.clock.set(ACCESS_CUT);
        assertThat(check()).isEqualTo(new Outcome.Wait(CLEARED));
        assertThat(breaches()).containsExactly("access-cut");

        world.clock.set(CLEARED);
        assertThat(check()).isEqualTo(new Outcome.Wait(VERIFIED));
        world.clock.set(VERIFIED);
        assertThat(check()).isEqualTo(new Outcome.Wait(VERIFIED.plus(Duration.ofDays(1))));
        assertThat(world.escalations.reasons())
                .containsExactly("late:access-cut", "late:memberships-cleared", "late:verified");
    }

    @Test
    void a_class_that_was_reached_in_time_is_no_breach() {
        cut();
        world.clock.set(ACCESS_CUT.plusSeconds(1));

        assertThat(check()).isEqualTo(new Outcome.Wait(CLEARED));

        assertThat(breaches()).isEmpty();
        assertThat(world.escalations.reasons()).isEmpty();
    }

    @Test
    void a_class_that_was_reached_late_is_a_breach_though_nobody_looked_in_between() {
        world.clock.set(ACCESS_CUT.plusSeconds(1));
        cut();

        check();

        assertThat(breaches()).containsExactly("access-cut");
        assertThat(world.escalations.raised())
                .singleElement()
                .satisfies(raised -> assertThat(raised.whatToDo()).contains("was late"));
    }

    @Test
    void reached_at_the_very_deadline_is_in_time() {
        world.clock.set(ACCESS_CUT);
        cut();

        check();

        assertThat(breaches()).isEmpty();
    }

    @Test
    void a_breach_is_told_once() {
        world.clock.set(ACCESS_CUT);

        check();
        check();

        assertThat(world.entries(caseId, Kind.BREACH)).hasSize(1);
        assertThat(world.escalations.reasons()).containsExactly("late:access-cut");
    }

    @Test
    void reminds_every_day_for_as_long_as_the_case_is_open() {
        for (int day = 0; day <= 3; day++) {
            world.clock.set(VERIFIED.plus(Duration.ofDays(day)));
            check();
            check();
        }

        assertThat(world.escalations.reasons())
                .endsWith(
                        "late:verified",
                        "still-open:day-1",
                        "still-open:day-2",
                        "still-open:day-3");
    }

    @Test
    void a_held_leaver_keeps_its_clock() {
        held();
        world.clock.set(ACCESS_CUT);

        assertThat(check()).isEqualTo(new Outcome.Wait(CLEARED));

        assertThat(breaches()).containsExactly("access-cut");
    }

    @Test
    void nobody_is_late_whom_no_reading_has_shown_as_a_leaver() {
        world.source.failNextRead(new PortFailure.Unavailable("Okta is down"));
        caseId = world.steps.claimed(world.want(BEN));
        Instant detected = world.clock.instant();
        Instant due = detected.plus(Duration.ofMinutes(5));

        assertThat(check()).isEqualTo(new Outcome.Wait(due));
        world.clock.set(due.minusMillis(1));
        check();
        assertThat(world.escalations.reasons()).isEmpty();
        world.clock.set(due);

        assertThat(check()).isEqualTo(new Outcome.Wait(due.plus(Duration.ofMinutes(5))));
        assertThat(world.escalations.reasons()).containsExactly("not-assessed");
        assertThat(world.escalations.raised().getFirst().facts()).containsEntry("minutes", "5");
        assertThat(breaches()).isEmpty();
        world.clock.set(detected.plus(Duration.ofDays(2)));
        assertThat(check()).isEqualTo(new Outcome.Wait(detected.plus(Duration.ofHours(49))));
        assertThat(world.escalations.reasons()).contains("not-assessed:day-2");
    }

    @Test
    void a_late_detection_is_looked_at_every_minute_until_there_is_a_reading() {
        world.runs.want(hint(BEN, "old", START.minus(Duration.ofHours(1))), START);
        caseId = world.steps.claimed(world.ticket(BEN));

        assertThat(check())
                .isEqualTo(new Outcome.Wait(world.clock.instant().plus(Duration.ofMinutes(1))));
    }

    @ParameterizedTest
    @EnumSource(names = {"ENTITLED", "NOT_YET", "UNKNOWN"})
    void who_is_no_leaver_is_not_late(Standing standing) {
        world.source.put(ANA, standing, START);
        world.steps.assess.assess(world.ticket(ANA), caseId);
        world.clock.set(VERIFIED);

        check();

        assertThat(breaches()).isEmpty();
    }

    @Test
    void of_somebody_suspended_only_the_sessions_can_be_late() {
        world.source.put(ANA, Standing.SUSPENDED, START);
        world.steps.assess.assess(world.ticket(ANA), caseId);
        assertThat(check()).isEqualTo(new Outcome.Wait(ACCESS_CUT));
        world.clock.set(ACCESS_CUT);

        assertThat(check()).isEqualTo(new Outcome.Wait(VERIFIED));
        assertThat(breaches()).containsExactly("access-cut");
    }

    @Test
    void somebody_suspended_who_was_signed_out_in_time_is_not_late() {
        world.source.put(ANA, Standing.SUSPENDED, START);
        world.steps.assess.assess(world.ticket(ANA), caseId);
        world.cases.mark(caseId, ANAS, AccountMark.SESSIONS_ENDED, START);
        world.clock.set(VERIFIED);

        check();

        assertThat(breaches()).isEmpty();
    }

    @Test
    void what_was_released_is_judged_from_the_decision_on() {
        Instant decided = released(START.plusSeconds(200));

        assertThat(check()).isEqualTo(new Outcome.Wait(decided.plus(Duration.ofMinutes(30))));
        world.clock.set(decided.plus(Duration.ofMinutes(30)));
        assertThat(check()).isEqualTo(new Outcome.Wait(decided.plus(Duration.ofHours(2))));

        assertThat(breaches()).containsExactly("released-access-cut");
        assertThat(world.entries(caseId, Kind.BREACH).getFirst().facts())
                .containsEntry("countedFrom", decided.toString());
        assertThat(world.escalations.reasons()).containsExactly("late:released-access-cut");
    }

    @Test
    void what_was_late_before_the_decision_stays_so() {
        held();
        world.clock.set(ACCESS_CUT);
        check();
        world.cases.unmark(caseId, ANAS, AccountMark.HELD);
        Instant decided = released(ACCESS_CUT.plusSeconds(60));
        world.clock.set(decided.plusSeconds(60));
        cut();

        assertThat(check()).isEqualTo(new Outcome.Wait(decided.plus(Duration.ofHours(2))));

        assertThat(breaches()).containsExactly("access-cut");
    }

    @Test
    void who_waits_for_the_turn_of_a_released_wave_is_not_looked_at_ahead_of_it() {
        world.cases.enter(caseId, CaseState.HELD, START);
        released(START);
        Runs.Ticket ticket = world.ticket(ANA);
        world.runs.release(ticket, 1, false);

        check();
        world.clock.advance(Duration.ofSeconds(1));
        world.sweep.sweep();

        assertThat(world.workflows.started()).isEmpty();
    }

    @Test
    void says_of_a_held_leaver_that_people_must_decide() {
        held();
        world.clock.set(ACCESS_CUT);

        check();

        assertThat(world.escalations.raised())
                .singleElement()
                .satisfies(raised -> assertThat(raised.whatToDo()).contains("decide the batch"));
    }

    @ParameterizedTest
    @EnumSource(names = {"HELD", "REFUSED", "UNRESOLVED"})
    void what_waits_for_a_human_is_looked_at_again(CaseState state) {
        world.cases.mark(caseId, ANAS, AccountMark.HELD, START);
        world.cases.enter(caseId, state, START);
        Runs.Ticket ticket = world.ticket(ANA);
        world.runs.release(ticket, 1, false);
        world.clock.set(ACCESS_CUT);

        check();
        world.clock.advance(Duration.ofSeconds(1));
        world.sweep.sweep();

        assertThat(world.workflows.started())
                .containsExactly(new Runs.Ticket(ANA, ticket.generation() + 1));
    }

    @Test
    void what_is_at_work_is_left_to_its_run() {
        world.clock.set(ACCESS_CUT);

        check();

        assertThat(world.runs.wanted(world.ticket(ANA))).contains(1L);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"ASSESSING", "ACTING", "HELD", "REFUSED", "UNRESOLVED", "VERIFIED", "CLOSED"},
            mode = EnumSource.Mode.EXCLUDE)
    void ends_with_the_case(CaseState closed) {
        world.cases.enter(caseId, closed, START);
        world.clock.set(VERIFIED.plus(Duration.ofDays(1)));

        assertThat(check()).isEqualTo(new Outcome.Done());

        assertThat(world.escalations.reasons()).isEmpty();
    }

    @Test
    void ends_with_a_verified_case_only_when_it_is_closed() {
        world.cases.enter(caseId, CaseState.VERIFIED, START);
        assertThat(check()).isEqualTo(new Outcome.Verified());

        world.cases.enter(caseId, CaseState.CLOSED, START);
        assertThat(check()).isEqualTo(new Outcome.Done());
    }

    @Test
    void a_case_that_got_through_late_is_told_before_the_watch_ends() {
        world.clock.set(ACCESS_CUT.plusSeconds(1));
        cut();
        world.cases.enter(caseId, CaseState.VERIFIED, world.clock.instant());

        assertThat(check()).isEqualTo(new Outcome.Verified());

        assertThat(breaches()).containsExactly("access-cut");
    }

    private void held() {
        world.cases.mark(caseId, ANAS, AccountMark.HELD, START);
        world.cases.enter(caseId, CaseState.HELD, START);
    }

    private Instant released(Instant decided) {
        world.cases.mark(caseId, ANAS, AccountMark.RELEASED, decided);
        world.clock.set(decided);
        return decided;
    }

    private void cut() {
        Instant now = world.clock.instant();
        world.cases.mark(caseId, ANAS, AccountMark.SESSIONS_ENDED, now);
        world.cases.mark(caseId, ANAS, AccountMark.INACTIVE, now);
    }

    private Outcome check() {
        return world.steps.watch.check(caseId);
    }

    private List<String> breaches() {
        return world.entries(caseId, Kind.BREACH).stream()
                .map(LedgerEntry::facts)
                .map(facts -> facts.get("class"))
                .toList();
    }
}
