package dev.rollcall.application.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.testing.HeldWorld;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class ExpireBatchTest {
    private final HeldWorld company = new HeldWorld(new LeaverWorld(), 60);
    private final LeaverWorld world = company.world;

    @Test
    void that_nobody_decided_in_time_is_told_once_for_each_tier_however_often_it_is_repeated() {
        company.leave(1, 40);
        company.workFor(Duration.ofMinutes(5));
        Batch first = company.pending().orElseThrow();
        assertThat(undecided()).isZero();

        world.clock.set(first.seal().orElseThrow().expiresAt());
        ExpireBatch.Outcome raised = world.approvals.expire.expire(first.id());

        assertThat(world.approvals.expire.expire(first.id())).isEqualTo(raised);
        assertThat(undecided()).isEqualTo(1);
        BatchId next = world.batches.find(first.id()).orElseThrow().supersededBy().orElseThrow();
        assertThat(world.escalations.raised())
                .filteredOn(one -> one.reason().equals("approval:undecided"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.about()).isEqualTo("batch " + next);
                    assertThat(one.facts()).containsEntry("tier", "2").containsEntry("size", "40");
                });
    }

    private long undecided() {
        return world.escalations.reasons().stream().filter("approval:undecided"::equals).count();
    }
}
