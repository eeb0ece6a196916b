package dev.rollcall.application.approval;

import static dev.rollcall.testing.FixedPolicies.KIM;
import static dev.rollcall.testing.HeldWorld.account;
import static dev.rollcall.testing.HeldWorld.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.testing.HeldWorld;
import dev.rollcall.testing.LeaverWorld;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The rows of a batch change under its seal: after the mail, after the vote, during the release.
 */
class SealedListTest {
    private static final int VICTIM = 50;

    private final HeldWorld company = new HeldWorld(new LeaverWorld(), 60);
    private final LeaverWorld world = company.world;
    private BatchId batch = new BatchId("0".repeat(32));

    @BeforeEach
    void hold() {
        company.leave(1, 40);
        company.workFor(Duration.ofMinutes(5));
        batch = company.pending().orElseThrow().id();
    }

    @Test
    void nobody_can_decide_on_a_list_of_which_one_was_exchanged_after_the_mail() {
        exchange();
        List<HeldItem> asTheyAreNow = world.batches.items(batch);

        refuses(() -> world.approvals.view.view(batch, KIM, ViewBatch.Shown.LINK));
        refuses(() ->
                world.approvals.vote.cast(
                        KIM,
                        new CastVote.Ballot(
                                batch,
                                Vote.Scope.ALL,
                                Verdict.digest(asTheyAreNow, now()),
                                Choice.RELEASE,
                                world.clock.instant(),
                                "release 40")));

        assertThat(now().votes()).isEmpty();
    }

    @Test
    void nobody_is_asked_about_it_any_more_and_somebody_is_told_once() {
        exchange();
        int mails = world.mail.sent().size();

        refuses(() -> world.approvals.ask.ask(batch));
        company.workFor(Duration.ofMinutes(30));

        assertThat(world.mail.sent()).hasSize(mails);
        assertThat(world.escalations.reasons()).containsOnlyOnce("approval:altered");
    }

    @Test
    void a_decision_is_not_written_to_items_that_were_exchanged_after_it() {
        company.releaseAll(KIM);
        exchange();

        refuses(() -> world.approvals.settle.settle(batch, 0));

        nobodyIsOut();
    }

    @Test
    void a_release_stops_where_an_item_was_exchanged_after_it_was_settled() {
        company.releaseAll(KIM);
        assertThat(world.approvals.settle.settle(batch, 0))
                .isEqualTo(new SettleDecision.Outcome.Settled());
        exchange();

        refuses(() -> world.approvals.wave.next(batch, true));

        assertThat(world.batches.gone(batch)).isEmpty();
        nobodyIsOut();
    }

    @Test
    void nobody_is_released_by_a_choice_that_was_exchanged_after_the_vote() {
        company.release(KIM, Choice.NOT_NOW, account(1), account(2));
        world.batches.overwrite(
                batch,
                KIM.id(),
                Map.of(
                        Target.of(account(1)),
                        Choice.RELEASE,
                        Target.of(account(3)),
                        Choice.RELEASE));

        refuses(() -> world.approvals.settle.settle(batch, 0));

        nobodyIsOut();
    }

    private void exchange() {
        HeldItem first = world.batches.items(batch).getFirst();
        world.batches.exchange(
                batch,
                first.change().account(),
                new HeldItem(
                        Change.deactivation(account(VICTIM)),
                        person(VICTIM),
                        first.caseId(),
                        first.reasons(),
                        first.changedAt(),
                        first.heldAt(),
                        first.policyDigest()));
    }

    private Batch now() {
        return world.batches.find(batch).orElseThrow();
    }

    private void refuses(ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOf(PortFailure.NeedsHuman.class)
                .hasMessageContaining(batch.value())
                .hasMessageContaining("restore");
    }

    private void nobodyIsOut() {
        company.workFor(Duration.ofMinutes(10));
        assertThat(company.inactive()).isEmpty();
    }
}
