package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverRun;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.ScriptedWrites.Effect;
import dev.rollcall.testing.ScriptedWrites.Write;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Nothing is removed on a reading that something was heard after, or that is old (rule 2). */
class OutdatedReadingTest {
    private static final Entitlement ON_CALL = new Entitlement.UserGroup("T01", "S02");
    private final LeaverWorld world = LeaverWorld.whereAnaLeft();

    @Test
    void a_hint_since_the_reading_stops_the_deactivation() {
        CaseId caseId = world.confirmed(ANA);
        world.want(ANA);

        assertThat(deactivate(caseId)).isEqualTo(new Carried.LookAgain());

        assertThat(world.slack.active(ANAS)).isTrue();
        assertThat(world.entries(caseId, Kind.INTENT)).isEmpty();
    }

    @Test
    void so_does_a_reading_that_is_more_than_two_minutes_old() {
        CaseId caseId = world.confirmed(ANA);
        world.clock.advance(Assessment.GOOD_FOR.plusMillis(1));

        assertThat(deactivate(caseId)).isEqualTo(new Carried.LookAgain());
        assertThat(world.slack.active(ANAS)).isTrue();

        world.steps.assess.assess(world.ticket(ANA), caseId);
        world.clock.advance(Assessment.GOOD_FOR);
        assertThat(deactivate(caseId)).isEqualTo(new Carried.Settled());
    }

    @Test
    void a_group_is_not_left_on_such_a_reading_either() {
        world.slack.join(ANAS, ON_CALL);
        CaseId caseId = world.confirmed(ANA);
        Runs.Ticket ticket = world.ticket(ANA);
        world.steps.admit.admit(caseId, ANAS);
        world.want(ANA);

        assertThat(world.steps.leaveGroup.leave(ticket, caseId, ANAS, ON_CALL))
                .isEqualTo(new Carried.LookAgain());

        assertThat(world.slack.isIn(ANAS, ON_CALL)).isTrue();
    }

    @Test
    void a_case_that_was_never_assessed_removes_nothing() {
        CaseId caseId = world.open(ANA);
        world.cases.assess(
                caseId,
                new Assessment(Standing.ENTITLED, world.clock.instant(), 1),
                world.clock.instant(),
                List.of(ANAS));

        assertThat(deactivate(caseId)).isEqualTo(new Carried.LookAgain());
    }

    @Test
    void sessions_end_all_the_same() {
        CaseId caseId = world.confirmed(ANA);
        Runs.Ticket ticket = world.ticket(ANA);
        world.want(ANA);

        assertThat(world.steps.endSessions.end(ticket, caseId, ANAS))
                .isEqualTo(new Carried.Settled());
    }

    @Test
    void who_is_held_or_suspended_is_read_again_before_they_are_signed_out() {
        CaseId caseId = world.confirmed(ANA);
        Runs.Ticket ticket = world.ticket(ANA);
        world.want(ANA);

        assertThat(world.steps.contain.contain(ticket, caseId, ANAS))
                .isEqualTo(new ContainAccount.Outcome.Singly(new Carried.LookAgain()));
        assertThat(world.steps.signOut.signOut(ticket, caseId, ANAS))
                .isEqualTo(new Carried.LookAgain());
        assertThat(world.slack.count(ANAS)).isEqualTo(2);

        world.steps.assess.assess(ticket, caseId);
        assertThat(world.steps.signOut.signOut(ticket, caseId, ANAS))
                .isEqualTo(new Carried.Settled());
        assertThat(world.slack.count(ANAS)).isZero();
    }

    @Test
    void who_is_reactivated_while_slack_says_later_stays_active() {
        Instant later = world.clock.instant().plus(Duration.ofMinutes(15));
        world.slack
                .writes()
                .answer(Write.DEACTIVATE, new WriteReply.TryLater(later), Effect.DOES_NOT_HAPPEN);
        LeaverRun run = new LeaverRun(world, world.want(ANA));
        while (world.slack.writes().count(Write.DEACTIVATE, ANAS) == 0) {
            step(run);
        }
        world.source.put(ANA, Standing.ENTITLED, world.clock.instant());
        world.want(ANA);

        run.toTheEnd();

        assertThat(world.slack.active(ANAS)).isTrue();
        assertThat(world.slack.writes().count(Write.DEACTIVATE, ANAS)).isOne();
        assertThat(world.casesOf(ANA))
                .extracting(LeaverCase::state)
                .containsExactly(CaseState.UNRESOLVED);
    }

    @Test
    void who_is_still_gone_by_then_is_deactivated() {
        Instant later = world.clock.instant().plus(Duration.ofMinutes(15));
        world.slack
                .writes()
                .answer(Write.DEACTIVATE, new WriteReply.TryLater(later), Effect.DOES_NOT_HAPPEN);

        new LeaverRun(world, world.want(ANA)).toTheEnd();

        assertThat(world.slack.active(ANAS)).isFalse();
        assertThat(world.cases.lastVerified(ANA)).isPresent();
        assertThat(world.escalations.reasons()).isEmpty();
    }

    private void step(LeaverRun run) {
        if (run.due().isAfter(world.clock.instant())) {
            world.clock.set(run.due());
        }
        run.invoke();
    }

    private Carried deactivate(CaseId caseId) {
        return world.steps.deactivate.deactivate(world.ticket(ANA), caseId, ANAS);
    }
}
