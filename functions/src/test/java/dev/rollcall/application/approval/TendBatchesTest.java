package dev.rollcall.application.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Workflows.Start;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.HeldWorld;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Set;

class TendBatchesTest {
    private final LeaverWorld world =
            new LeaverWorld(
                    new LeaverPolicy(
                            "0".repeat(64),
                            Sla.DEFAULT,
                            Duration.ofSeconds(60),
                            Limits.absolute(10, 25),
                            Set.of(),
                            LeaverPolicy.Mode.ACT));
    private final HeldWorld held = new HeldWorld(world, 20);

    @BeforeEach
    void hold() {
        held.leave(1, 12);
        held.workFor(Duration.ofMinutes(3));
    }

    @ParameterizedTest
    @CsvSource({"STARTED, 0", "EXISTS, 0", "NOT_STARTED, 1", "REFUSED, 1"})
    void a_batch_whose_execution_cannot_be_started_counts_as_failed(Start start, int failed) {
        assertThat(tend(new Answering(start, true)).tend())
                .isEqualTo(new TendBatches.Tended(1, failed));
    }

    @Test
    void a_decision_that_the_execution_cannot_be_told_of_counts_as_failed_until_it_is() {
        ApprovalRuns deaf = new Answering(Start.STARTED, false);
        Batch pending = held.pending().orElseThrow();
        BatchId batch = pending.id();
        world.batches.vote(
                batch,
                new Vote(
                        FixedPolicies.KIM.id(),
                        world.clock.instant(),
                        Vote.Scope.NONE,
                        BatchDigest.of(List.of(), pending.seal().orElseThrow().policyDigest()),
                        0,
                        Choice.NOT_NOW,
                        world.clock.instant().plus(Duration.ofDays(2))),
                world.batches.draft(batch, FixedPolicies.KIM.id()).version());

        assertThat(tend(deaf).tend().failed()).isEqualTo(1);
        assertThat(tend(deaf).tend().failed()).isEqualTo(1);
        assertThat(tend(new Answering(Start.STARTED, true)).tend().failed()).isZero();
        assertThat(tend(deaf).tend().failed()).as("told already").isZero();
    }

    private TendBatches tend(ApprovalRuns runs) {
        return new TendBatches(
                world.batches, runs, world.approvals.ask, new WakeApproval(world.batches, runs));
    }

    /** Answers each start so, and hears a wake or does not. */
    private record Answering(Start answer, boolean hears) implements ApprovalRuns {
        @Override
        public Start start(BatchId batch) {
            return answer;
        }

        @Override
        public boolean wake(String token) {
            if (!hears) {
                throw new PortFailure.Unavailable("Step Functions is down");
            }
            return true;
        }
    }
}
