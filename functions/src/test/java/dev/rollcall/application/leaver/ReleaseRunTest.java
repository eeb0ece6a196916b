package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.leaver.ReleaseRun.Outcome;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

class ReleaseRunTest {
    private final LeaverWorld world = new LeaverWorld();
    private final Runs.Ticket ticket = world.want(ANA);
    private final CaseId caseId = world.steps.claimed(ticket);

    @Test
    void ends_where_nothing_was_wanted_since_the_person_was_read() {
        assertThat(release(1)).isEqualTo(new Outcome.Released());

        assertThat(world.runs.current(ticket)).isFalse();
    }

    @Test
    void looks_again_where_another_event_came_in() {
        world.want(ANA);

        assertThat(release(1)).isEqualTo(new Outcome.LookAgain());

        assertThat(world.runs.current(ticket)).isTrue();
        assertThat(world.steps.claimed(ticket)).isEqualTo(caseId);
    }

    @Test
    void looks_again_under_a_new_case_where_the_old_one_is_closed() {
        world.cases.enter(caseId, CaseState.NOT_A_LEAVER, START);
        world.want(ANA);

        assertThat(release(1)).isEqualTo(new Outcome.LookAgain());

        assertThat(world.steps.claimed(ticket)).isNotEqualTo(caseId);
    }

    @Test
    void an_open_case_waits_for_the_next_event() {
        world.cases.enter(caseId, CaseState.HELD, START);
        release(1);

        assertThat(world.open(ANA)).isEqualTo(caseId);
    }

    @Test
    void the_next_event_after_a_closed_case_opens_another() {
        world.cases.enter(caseId, CaseState.VERIFIED, START);
        release(1);

        assertThat(world.open(ANA)).isNotEqualTo(caseId);
    }

    @Test
    void a_superseded_run_just_ends() {
        world.runs.renew(ticket, START);

        assertThat(release(0)).isEqualTo(new Outcome.Released());
    }

    private Outcome release(long seen) {
        return world.steps.release.release(ticket, caseId, seen);
    }
}
