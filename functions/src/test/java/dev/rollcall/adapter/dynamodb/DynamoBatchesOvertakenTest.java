package dev.rollcall.adapter.dynamodb;

import static dev.rollcall.contract.HeldSamples.CLOSING;
import static dev.rollcall.contract.HeldSamples.KIM;
import static dev.rollcall.contract.HeldSamples.LEE;
import static dev.rollcall.contract.HeldSamples.accounts;
import static dev.rollcall.contract.HeldSamples.collecting;
import static dev.rollcall.contract.HeldSamples.item;
import static dev.rollcall.contract.HeldSamples.pending;
import static dev.rollcall.contract.HeldSamples.releaseAll;
import static dev.rollcall.contract.HeldSamples.releaseNone;
import static dev.rollcall.contract.HeldSamples.stateOf;
import static dev.rollcall.contract.HeldSamples.target;
import static dev.rollcall.contract.HeldSamples.vote;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Batches.Voted;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldDrift.State.Waiting;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;

/** Somebody else acts between what a call has read and what it writes. */
class DynamoBatchesOvertakenTest {
    private static final ChangeKind KIND = ChangeKind.DEACTIVATE;
    private static final Instant LATER = NOON.plusSeconds(600);
    private static final Instant LATER_CLOSING = LATER.plusSeconds(30);

    private final TestTable table = TestTable.create(AwsEndpoint.given());
    private final Batches batches = new DynamoBatches(table.table());

    private Batches overtakenBy(Runnable somebodyElse) {
        return new DynamoBatches(table.through(OvertakenDynamoDb.by(somebodyElse, table.client())));
    }

    @Test
    void who_joins_a_batch_that_closes_is_in_the_next() {
        BatchId first = collecting(batches, NOON, 1);

        BatchId joined = overtakenBy(() -> batches.close(first, CLOSING)).hold(item(2));

        assertThat(joined).isNotEqualTo(first);
        assertThat(accounts(batches, first)).containsExactly(account(1));
        assertThat(accounts(batches, joined)).containsExactly(account(2));
        assertThat(batches.find(first).orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void who_joins_last_a_batch_that_closes_is_in_the_next_too() {
        BatchId first = collecting(batches, NOON, 1);

        BatchId joined =
                overtakenBy(() -> batches.close(first, CLOSING))
                        .hold(item(2, NOON.plusSeconds(29)));

        assertThat(joined).isNotEqualTo(first);
        assertThat(batches.find(first).orElseThrow())
                .returns(1, Batch::size)
                .returns(NOON, Batch::lastAt);
    }

    @Test
    void who_is_held_twice_at_once_joins_once() {
        BatchId id = collecting(batches, NOON, 1);

        assertThat(overtakenBy(() -> batches.hold(item(2))).hold(item(2))).isEqualTo(id);

        assertThat(batches.find(id).orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void two_that_open_a_batch_at_once_share_it() {
        BatchId id = overtakenBy(() -> batches.hold(item(1))).hold(item(2));

        assertThat(accounts(batches, id)).containsExactly(account(1), account(2));
        assertThat(batches.find(id).orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void a_last_item_of_the_moment_is_in_the_batch_that_closes() {
        BatchId id = collecting(batches, NOON, 1);

        overtakenBy(() -> batches.hold(item(2))).close(id, CLOSING);

        assertThat(batches.find(id).orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void a_decision_of_the_moment_is_not_taken_over() {
        BatchId old = pending(batches, 1, 1);
        BatchId next = collecting(batches, LATER, 2);

        overtakenBy(() -> batches.vote(old, releaseAll(KIM, 1), 0)).close(next, LATER_CLOSING);

        assertThat(batches.find(old).orElseThrow().state()).isEqualTo(BatchState.DECIDED);
        assertThat(accounts(batches, next)).containsExactly(account(2));
        assertThat(stateOf(batches, 1)).isEqualTo(new Waiting(old));
    }

    @Test
    void a_drift_that_closes_while_its_batch_is_taken_over_is_left_out() {
        pending(batches, 1, 1, 2);
        BatchId next = collecting(batches, LATER, 3);

        overtakenBy(() -> batches.close(KIND, account(1))).close(next, LATER_CLOSING);

        assertThat(accounts(batches, next)).containsExactly(account(2), account(3));
        assertThat(batches.find(next).orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void a_drift_that_closes_after_its_batch_was_taken_over_stays_in_the_new_one() {
        BatchId old = pending(batches, 1, 1, 2);
        BatchId next = collecting(batches, LATER, 3);

        overtakenBy(() -> batches.close(next, LATER_CLOSING)).close(KIND, account(1));

        assertThat(accounts(batches, old)).containsExactly(account(1), account(2));
        assertThat(accounts(batches, next)).containsExactly(account(1), account(2), account(3));
        BatchId third = collecting(batches, LATER_CLOSING, 4);
        batches.close(third, LATER_CLOSING.plusSeconds(30));
        assertThat(accounts(batches, third)).containsExactly(account(2), account(3), account(4));
        assertThat(batches.find(third).orElseThrow().size()).isEqualTo(3);
    }

    @Test
    void a_drift_that_closes_after_it_was_sealed_stays_in_its_batch() {
        BatchId id = collecting(batches, NOON, 1, 2);

        overtakenBy(() -> batches.close(id, CLOSING)).close(KIND, account(1));

        assertThat(accounts(batches, id)).containsExactly(account(1), account(2));
        assertThat(batches.find(id).orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void a_drift_that_was_held_again_meanwhile_is_closed_where_it_is_now() {
        BatchId old = pending(batches, 1, 1);

        overtakenBy(
                        () -> {
                            batches.vote(old, releaseNone(KIM), 0);
                            batches.hold(item(1, LATER));
                        })
                .close(KIND, account(1));

        assertThat(batches.held(KIND, account(1))).isEmpty();
        assertThat(batches.unfinished(10))
                .filteredOn(batch -> batch.state() == BatchState.COLLECTING)
                .singleElement()
                .returns(0, Batch::size);
    }

    @Test
    void what_is_decided_at_the_moment_does_not_expire() {
        BatchId id = pending(batches, 1, 1);

        assertThat(overtakenBy(() -> batches.vote(id, releaseAll(KIM, 1), 0)).expire(id, LATER))
                .isEmpty();
        assertThat(batches.find(id).orElseThrow().state()).isEqualTo(BatchState.DECIDED);
        assertThat(batches.unfinished(10)).hasSize(1);
    }

    @Test
    void an_expiry_goes_into_the_batch_that_is_opened_at_the_moment() {
        BatchId id = pending(batches, 1, 1);

        BatchId heir =
                overtakenBy(() -> batches.hold(item(2, LATER))).expire(id, LATER).orElseThrow();

        assertThat(accounts(batches, heir)).containsExactly(account(1), account(2));
        assertThat(batches.find(heir).orElseThrow())
                .returns(2, Batch::size)
                .returns(1, Batch::level);
    }

    @Test
    void a_vote_on_what_is_superseded_at_the_moment_comes_too_late() {
        BatchId old = pending(batches, 1, 1);
        BatchId next = collecting(batches, LATER, 2);

        Voted voted =
                overtakenBy(() -> batches.close(next, LATER_CLOSING))
                        .vote(old, releaseAll(KIM, 1), 0);

        assertThat(voted).isEqualTo(new Voted.TooLate(batches.find(old).orElseThrow()));
        assertThat(batches.find(old).orElseThrow().state()).isEqualTo(BatchState.SUPERSEDED);
    }

    @Test
    void the_second_of_two_votes_of_the_moment_completes_the_quorum() {
        BatchId id = pending(batches, 2, 1);

        Voted voted =
                overtakenBy(() -> batches.vote(id, releaseAll(LEE, 1), 0))
                        .vote(id, releaseAll(KIM, 1), 0);

        assertThat(voted).isInstanceOf(Voted.Counted.class);
        assertThat(batches.find(id).orElseThrow())
                .returns(BatchState.DECIDED, Batch::state)
                .returns(2, batch -> batch.votes().size());
    }

    @Test
    void choices_of_the_moment_make_a_vote_look_again() {
        BatchId id = pending(batches, 1, 1, 2);
        batches.choose(id, KIM, Map.of(target(1), Choice.RELEASE));
        long shown = batches.draft(id, KIM).version();

        Voted voted =
                overtakenBy(() -> batches.choose(id, KIM, Map.of(target(2), Choice.RELEASE)))
                        .vote(id, vote(KIM, Vote.Scope.PART, 1), shown);

        assertThat(voted).isEqualTo(new Voted.DraftMoved());
        assertThat(batches.find(id).orElseThrow().votes()).isEmpty();
    }

    @Test
    void choices_come_too_late_for_a_vote_of_the_moment() {
        BatchId id = pending(batches, 2, 1);

        boolean chosen =
                overtakenBy(() -> batches.vote(id, releaseAll(KIM, 1), 0))
                        .choose(id, KIM, Map.of(target(1), Choice.NOT_NOW));

        assertThat(chosen).isFalse();
        assertThat(batches.draft(id, KIM).choices()).isEmpty();
    }
}
