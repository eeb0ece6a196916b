package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.leaver.AssessPerson.Outcome;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverRun;
import dev.rollcall.testing.LeaverSteps;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where the policy says to observe, the ledger tells what would be done, and Slack hears nothing.
 */
class ObserveOnlyTest {
    private static final Entitlement ON_CALL = new Entitlement.UserGroup("T01", "S02");
    private static final LeaverPolicy ACTS = FixedPolicies.usual().leavers();
    private static final LeaverPolicy OBSERVES =
            new LeaverPolicy(
                    ACTS.digest(),
                    ACTS.sla(),
                    ACTS.dwell(),
                    ACTS.deactivations(),
                    ACTS.protectedAccounts(),
                    LeaverPolicy.Mode.OBSERVE);

    private final LeaverWorld world = new LeaverWorld(OBSERVES);

    @BeforeEach
    void employ() {
        world.employ(ANA, ANAS, Account.Rank.MEMBER);
    }

    @ParameterizedTest
    @CsvSource({"LEAVER, deactivate", "SUSPENDED, reset-sessions"})
    void tells_what_would_be_done_and_does_nothing(Standing standing, String would) {
        world.source.put(ANA, standing, START.minusSeconds(60));

        new LeaverRun(world, world.want(ANA)).toTheEnd();

        LeaverCase leaver = world.casesOf(ANA).getFirst();
        assertThat(leaver.state()).isEqualTo(CaseState.OBSERVED);
        assertThat(world.entries(leaver.id(), Kind.OBSERVED))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry("would", would)
                                .containsEntry("accounts", ANAS.value()));
        assertThat(world.slack.writes().all()).isEmpty();
        assertThat(world.casesOf(ANA)).hasSize(1);
    }

    @Test
    void a_late_event_of_what_was_observed_is_observed_again() {
        world.source.put(ANA, Standing.LEAVER, START.minusSeconds(60));
        new LeaverRun(world, world.want(ANA)).toTheEnd();

        new LeaverRun(world, world.want(ANA)).toTheEnd();

        assertThat(world.casesOf(ANA))
                .extracting(LeaverCase::state)
                .containsExactly(CaseState.OBSERVED, CaseState.OBSERVED);
    }

    @Test
    void whom_the_brake_holds_when_the_policy_changes_stays_an_open_case() {
        LeaverSteps acting = new LeaverSteps(world, ACTS);
        world.source.put(ANA, Standing.LEAVER, START.minusSeconds(60));
        Runs.Ticket ticket = world.want(ANA);
        CaseId caseId = acting.claimed(ticket);
        acting.assess.assess(ticket, caseId);
        world.clock.advance(ACTS.dwell());
        acting.assess.assess(ticket, caseId);
        world.stop.throwTo(StopPosition.ALL);
        acting.admit.admit(caseId, ANAS);

        world.steps.assess.assess(ticket, caseId);

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.HELD);
    }

    @Test
    void a_run_that_is_at_work_when_the_policy_changes_writes_nothing_more() {
        LeaverSteps acting = new LeaverSteps(world, ACTS);
        world.source.put(ANA, Standing.LEAVER, START.minusSeconds(60));
        Runs.Ticket ticket = world.want(ANA);
        CaseId caseId = acting.claimed(ticket);
        acting.assess.assess(ticket, caseId);
        world.clock.advance(ACTS.dwell());
        acting.assess.assess(ticket, caseId);
        acting.admit.admit(caseId, ANAS);

        assertThat(world.steps.deactivate.deactivate(ticket, caseId, ANAS))
                .isEqualTo(new Carried.LookAgain());
        assertThat(world.steps.endSessions.end(ticket, caseId, ANAS))
                .isEqualTo(new Carried.LookAgain());
        assertThat(world.steps.leaveGroup.leave(ticket, caseId, ANAS, ON_CALL))
                .isEqualTo(new Carried.LookAgain());

        assertThat(world.slack.writes().all()).isEmpty();
        assertThat(world.steps.assess.assess(ticket, caseId)).isEqualTo(new Outcome.Ended(1));
        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.UNRESOLVED);
        assertThat(world.escalations.reasons()).containsExactly("observing-after-cut");
    }
}
