package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.START;
import static dev.rollcall.testing.LeaverWorld.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class ClaimRunTest {
    private final LeaverWorld world = new LeaverWorld();

    @Test
    void opens_a_case_whose_clock_runs_from_the_earliest_hint() {
        Instant earlier = START.minusSeconds(90);
        world.runs.want(hint(ANA, "second", START), START);
        Runs.Ticket ticket = world.runs.want(hint(ANA, "first", earlier), START);

        CaseId caseId = world.steps.claimed(ticket);

        assertThat(world.leaver(caseId).cause()).isEqualTo("first");
        assertThat(world.leaver(caseId).changedAt()).isEqualTo(earlier);
        assertThat(world.leaver(caseId).detectedAt()).isEqualTo(START);
        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.ASSESSING);
        assertThat(world.entries(caseId, Kind.OPENED)).hasSize(1);
    }

    @Test
    void claiming_twice_is_harmless() {
        Runs.Ticket ticket = world.want(ANA);
        CaseId caseId = world.steps.claimed(ticket);
        world.clock.advance(world.policy.dwell());

        assertThat(world.steps.claimed(ticket)).isEqualTo(caseId);

        assertThat(world.leaver(caseId).detectedAt()).isEqualTo(START);
        assertThat(world.entries(caseId, Kind.OPENED)).hasSize(1);
    }

    @Test
    void a_hint_from_the_future_does_not_push_the_deadlines_out() {
        Runs.Ticket ticket = world.runs.want(hint(ANA, "skewed", START.plusSeconds(86_400)), START);

        assertThat(world.leaver(world.steps.claimed(ticket)).changedAt()).isEqualTo(START);
    }

    @Test
    void a_superseded_run_ends() {
        Runs.Ticket ticket = world.want(ANA);
        world.runs.renew(ticket, START);

        assertThat(world.steps.claim.claim(ticket)).isEqualTo(new ClaimRun.Outcome.Stale());
    }

    @Test
    void the_run_that_takes_over_goes_on_with_the_same_case() {
        Runs.Ticket dead = world.want(ANA);
        CaseId caseId = world.steps.claimed(dead);
        Runs.Ticket next = world.runs.renew(dead, START).orElseThrow();

        assertThat(world.steps.claimed(next)).isEqualTo(caseId);
    }

    @Test
    void a_case_that_was_closed_is_followed_by_another_though_nothing_new_was_wanted() {
        Runs.Ticket ticket = world.want(ANA);
        CaseId closed = world.steps.claimed(ticket);
        world.cases.enter(closed, CaseState.NOT_A_LEAVER, START);
        world.steps.release.release(ticket, closed, 0);

        CaseId next = world.steps.claimed(ticket);

        assertThat(next).isNotEqualTo(closed);
        assertThat(world.leaver(next).state()).isEqualTo(CaseState.ASSESSING);
        assertThat(world.steps.claimed(ticket)).as("claimed twice").isEqualTo(next);
    }
}
