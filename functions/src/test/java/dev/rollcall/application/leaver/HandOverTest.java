package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

class HandOverTest {
    private final LeaverWorld world = new LeaverWorld();
    private final Runs.Ticket ticket = world.want(ANA);
    private final CaseId caseId = world.steps.claimed(ticket);
    private final HandOver handOver = new HandOver(world.runs, world.clock);

    @Test
    void the_next_run_goes_on_with_the_same_case() {
        handOver.handOver(ticket);

        assertThat(world.runs.current(ticket)).isFalse();
        world.clock.advance(world.policy.dwell());
        assertThat(world.sweep.sweep().runs()).isOne();
        assertThat(world.steps.claimed(world.ticket(ANA))).isEqualTo(caseId);
    }

    @Test
    void handing_over_twice_makes_one_successor() {
        handOver.handOver(ticket);
        Runs.Ticket successor = world.ticket(ANA);

        handOver.handOver(ticket);

        assertThat(world.ticket(ANA)).isEqualTo(successor);
    }
}
