package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.leaver.AssessPerson.Outcome;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverRun;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A closed case is never worked on: by a repeated invocation, or by a later event. */
class AssessClosedCaseTest {
    private final LeaverWorld world = new LeaverWorld();
    private final Instant left = START.minusSeconds(60);

    @BeforeEach
    void employ() {
        world.employ(ANA, ANAS, Account.Rank.MEMBER);
    }

    @ParameterizedTest
    @CsvSource({"NOT_A_LEAVER, NOT_YET", "SESSIONS_ENDED, SUSPENDED"})
    void the_same_reading_again_ends_the_run(CaseState closed, Standing standing) {
        CaseId caseId = world.open(ANA);
        world.cases.enter(caseId, closed, START);
        world.source.put(ANA, standing, START);

        assertThat(assess(caseId)).isEqualTo(new Outcome.Ended(1));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_A_LEAVER, LEAVER",
        "NOT_A_LEAVER, SUSPENDED",
        "NOT_A_LEAVER, UNKNOWN",
        "SESSIONS_ENDED, ENTITLED",
        "SESSIONS_ENDED, LEAVER",
        "VERIFIED, ENTITLED",
        "ALREADY_VERIFIED, LEAVER",
    })
    void another_reading_is_left_to_another_case(CaseState closed, Standing standing) {
        CaseId caseId = world.open(ANA);
        world.cases.enter(caseId, closed, START);
        world.source.put(ANA, standing, START);

        assertThat(assess(caseId)).isEqualTo(new Outcome.Ended(0));

        assertThat(world.leaver(caseId).state()).isEqualTo(closed);
        assertThat(world.leaver(caseId).accounts()).isEmpty();
        assertThat(world.escalations.reasons()).isEmpty();
    }

    @Test
    void absence_is_left_to_another_case_too() {
        CaseId caseId = world.open(ANA);
        world.cases.enter(caseId, CaseState.NOT_A_LEAVER, START);
        world.source.remove(ANA);

        assertThat(assess(caseId)).isEqualTo(new Outcome.Ended(0));

        assertThat(world.escalations.reasons()).isEmpty();
    }

    @Test
    void a_late_event_of_a_verified_change_closes_its_own_case_without_a_write() {
        leave(left);
        int writes = world.slack.writes().all().size();

        CaseId second = world.open(ANA);

        assertThat(assess(second)).isEqualTo(new Outcome.Ended(2));
        assertThat(world.leaver(second).state()).isEqualTo(CaseState.ALREADY_VERIFIED);
        assertThat(assess(second)).as("delivered twice").isEqualTo(new Outcome.Ended(2));
        assertThat(world.slack.writes().all()).hasSize(writes);
    }

    @Test
    void a_reactivated_account_is_worked_on_again() {
        leave(left);
        world.slack.addMember(ANAS);

        world.confirmed(ANA);

        assertThat(assess(world.open(ANA))).isInstanceOf(Outcome.Leaver.class);
    }

    @Test
    void another_departure_is_another_case() {
        leave(left);
        world.source.put(ANA, Standing.LEAVER, world.clock.instant());

        CaseId second = world.confirmed(ANA);

        assertThat(world.leaver(second).state()).isEqualTo(CaseState.ACTING);
    }

    @Test
    void an_account_that_the_verified_case_never_saw_is_worked_on() {
        leave(left);
        AccountId other = LeaverWorld.ANAS_OTHER;
        world.slack.addMember(other);
        world.link(ANA, other);

        CaseId second = world.confirmed(ANA);

        assertThat(world.leaver(second).state()).isEqualTo(CaseState.ACTING);
    }

    @Test
    void who_was_verified_out_and_then_deleted_in_the_source_needs_nobody() {
        leave(left);
        world.source.remove(ANA);

        CaseId second = world.open(ANA);

        assertThat(assess(second)).isEqualTo(new Outcome.Ended(2));
        assertThat(world.leaver(second).state()).isEqualTo(CaseState.ALREADY_VERIFIED);
        assertThat(assess(second)).as("delivered twice").isEqualTo(new Outcome.Ended(2));
        assertThat(world.escalations.reasons()).isEmpty();
    }

    @Test
    void who_was_verified_out_then_deleted_and_is_active_again_goes_to_a_human() {
        leave(left);
        world.source.remove(ANA);
        world.slack.addMember(ANAS);

        CaseId second = world.open(ANA);
        assess(second);

        assertThat(world.leaver(second).state()).isEqualTo(CaseState.UNRESOLVED);
    }

    /** A server without times lists its leavers over and over; they are no storm. */
    @ParameterizedTest
    @MethodSource("timesThatTellNothing")
    void who_was_verified_out_and_of_whom_no_time_is_told_is_done_with(Optional<Instant> told) {
        leave(told);
        world.clock.advance(Duration.ofHours(1));

        CaseId second = world.open(ANA);

        assertThat(assess(second)).isEqualTo(new Outcome.Ended(2));
        assertThat(world.leaver(second).state()).isEqualTo(CaseState.ALREADY_VERIFIED);
        assertThat(assess(second)).as("delivered twice").isEqualTo(new Outcome.Ended(2));
    }

    @ParameterizedTest
    @MethodSource("timesThatTellNothing")
    void who_is_active_again_is_worked_on_whatever_time_is_told(Optional<Instant> told) {
        leave(told);
        world.slack.addMember(ANAS);

        assertThat(assess(world.confirmed(ANA))).isInstanceOf(Outcome.Leaver.class);
    }

    static List<Optional<Instant>> timesThatTellNothing() {
        return List.of(
                Optional.empty(),
                Optional.of(START.plus(Duration.ofDays(900))),
                Optional.of(Instant.parse("0001-01-01T00:00:00Z")));
    }

    private void leave(Optional<Instant> told) {
        leave(left);
        world.source.put(new PersonReading.Found(ANA, Standing.LEAVER, "left", told));
    }

    private void leave(Instant since) {
        world.source.put(ANA, Standing.LEAVER, since);
        LeaverRun run = new LeaverRun(world, world.want(ANA));
        run.toTheEnd();
        assertThat(world.cases.lastVerified(ANA)).isPresent();
    }

    private Outcome assess(CaseId caseId) {
        return world.steps.assess.assess(world.ticket(ANA), caseId);
    }
}
