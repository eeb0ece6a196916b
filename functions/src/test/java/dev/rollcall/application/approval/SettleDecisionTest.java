package dev.rollcall.application.approval;

import static dev.rollcall.testing.FixedPolicies.KIM;
import static dev.rollcall.testing.FixedPolicies.LEE;
import static dev.rollcall.testing.HeldWorld.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.HeldWorld;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What the record says of a decision of two. */
class SettleDecisionTest {
    private final HeldWorld company =
            new HeldWorld(
                    new LeaverWorld(FixedPolicies.usual().leavers(), FixedPolicies.approvers(30)),
                    60);
    private final LeaverWorld world = company.world;

    @BeforeEach
    void hold() {
        company.leave(1, 40);
        company.workFor(Duration.ofMinutes(5));
    }

    @Test
    void a_released_leavers_own_record_says_what_was_decided_on_and_how_each_approver_voted() {
        company.releaseAll(KIM);
        company.release(LEE, Choice.NOT_NOW, account(1));
        Batch batch = world.batches.unfinished(1).getFirst();
        HeldItem first = world.batches.items(batch.id()).getFirst();
        company.workFor(Duration.ofMinutes(5));

        assertThat(world.entries(first.caseId(), Kind.RELEASED).getFirst().facts())
                .containsEntry("batch", batch.id().value())
                .containsEntry("digest", batch.seal().orElseThrow().digest())
                .containsEntry("quorum", "2")
                .containsEntry("approvers", "kim lee")
                .containsEntry("vote#kim", "ALL " + voteOf(batch, 0).digest())
                .containsEntry("vote#lee", "PART " + voteOf(batch, 1).digest());
    }

    @Test
    void a_vote_is_on_record_though_whoever_took_it_died_before_writing_it_down() {
        company.releaseAll(KIM);
        Batch one = company.pending().orElseThrow();
        Vote kims = voteOf(one, 0);
        // As the page does, and then no more.
        world.batches.vote(
                one.id(),
                new Vote(
                        LEE.id(),
                        world.clock.instant(),
                        Vote.Scope.ALL,
                        kims.digest(),
                        kims.released(),
                        kims.rest(),
                        kims.until()),
                0);
        CaseId record = new CaseId(one.id().value());
        assertThat(world.entries(record, Kind.VOTED)).hasSize(1);

        company.workFor(Duration.ofMinutes(5));

        assertThat(world.entries(record, Kind.VOTED))
                .extracting(LedgerEntry::key)
                .containsExactlyInAnyOrder("voted#kim", "voted#lee");
    }

    private static Vote voteOf(Batch batch, int index) {
        return batch.votes().get(index);
    }
}
