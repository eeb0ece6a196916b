package dev.rollcall.contract;

import static dev.rollcall.contract.HeldSamples.CLOSING;
import static dev.rollcall.contract.HeldSamples.KIM;
import static dev.rollcall.contract.HeldSamples.UNKNOWN;
import static dev.rollcall.contract.HeldSamples.collecting;
import static dev.rollcall.contract.HeldSamples.decided;
import static dev.rollcall.contract.HeldSamples.item;
import static dev.rollcall.contract.HeldSamples.parked;
import static dev.rollcall.contract.HeldSamples.pending;
import static dev.rollcall.contract.HeldSamples.releaseAll;
import static dev.rollcall.contract.HeldSamples.released;
import static dev.rollcall.contract.HeldSamples.removal;
import static dev.rollcall.contract.HeldSamples.seal;
import static dev.rollcall.contract.HeldSamples.stateOf;
import static dev.rollcall.contract.HeldSamples.target;
import static dev.rollcall.contract.HeldSamples.vote;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State.Waiting;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What becomes of {@link Batches} and their items after the decision. */
public abstract class ReleasesContract {
    private static final ChangeKind KIND = ChangeKind.DEACTIVATE;
    private static final Instant TOMORROW = NOON.plusSeconds(86_400);

    private Batches batches;

    protected abstract Batches batches();

    @BeforeEach
    void take_the_batches() {
        batches = batches();
    }

    @Test
    void a_decided_item_is_released_or_parked() {
        BatchId id = decided(batches, 1, 2);

        batches.settle(id, target(1), released(id));
        batches.settle(id, target(2), parked(id, TOMORROW));
        batches.settle(id, target(2), parked(id, TOMORROW));

        assertThat(stateOf(batches, 1)).isEqualTo(released(id));
        assertThat(batches.held(KIND, account(2)))
                .contains(new HeldDrift(item(2), parked(id, TOMORROW)));
    }

    @Test
    void what_was_taken_over_is_settled_where_it_was_decided() {
        BatchId old = pending(batches, 1, 1);
        BatchId id = collecting(batches, NOON, 2);
        batches.close(id, CLOSING);
        batches.seal(id, seal(1));
        batches.settle(id, target(1), released(id));
        assertThat(stateOf(batches, 1)).isEqualTo(new Waiting(id));
        batches.vote(id, releaseAll(KIM, 2), 0);

        batches.settle(old, target(1), released(old));
        assertThat(stateOf(batches, 1)).isEqualTo(new Waiting(id));
        batches.settle(id, target(1), released(id));

        assertThat(stateOf(batches, 1)).isEqualTo(released(id));
    }

    @Test
    void what_is_not_in_the_batch_any_more_is_not_settled() {
        BatchId id = decided(batches, 1, 2);
        batches.close(KIND, account(1));
        batches.close(KIND, account(2));
        BatchId next = collecting(batches, NOON, 2);

        batches.settle(id, target(1), released(id));
        batches.settle(id, target(2), released(id));

        assertThat(batches.held(KIND, account(1))).isEmpty();
        assertThat(stateOf(batches, 2)).isEqualTo(new Waiting(next));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batches.settle(id, target(2), new Waiting(id)));
    }

    @Test
    void what_was_parked_or_released_can_be_held_again_and_closed() {
        BatchId id = decided(batches, 1, 2, 3);
        batches.settle(id, target(1), parked(id, NOON));
        batches.settle(id, target(2), released(id));
        batches.settle(id, target(3), parked(id, NOON));

        BatchId next = collecting(batches, TOMORROW, 1, 2);
        batches.close(KIND, account(3));

        assertThat(stateOf(batches, 1)).isEqualTo(new Waiting(next));
        assertThat(stateOf(batches, 2)).isEqualTo(new Waiting(next));
        assertThat(batches.held(KIND, account(3))).isEmpty();
        assertThat(batches.parkedUntil(TOMORROW, 10)).isEmpty();
        assertThat(batches.items(id)).hasSize(3);
    }

    @Test
    void lists_what_is_parked_and_due_the_oldest_first() {
        int[] numbers = IntStream.range(0, 12).toArray();
        BatchId id = decided(batches, numbers);
        for (int i : numbers) {
            batches.settle(id, target(i), parked(id, TOMORROW.plusSeconds(11 - i)));
        }
        batches.settle(id, target(10), released(id));

        assertThat(batches.parkedUntil(TOMORROW.plusSeconds(3), 10))
                .extracting(leaver -> leaver.item().change())
                .containsExactly(
                        Change.deactivation(account(11)),
                        Change.deactivation(account(9)),
                        Change.deactivation(account(8)));
        assertThat(batches.parkedUntil(TOMORROW.plusSeconds(60), 5)).hasSize(5);
        assertThat(batches.parkedUntil(TOMORROW.minusNanos(1), 10)).isEmpty();
    }

    @Test
    void lists_what_has_not_ended_the_oldest_first() {
        BatchId decided = decided(batches, 1);
        BatchId superseded = pending(batches, 1, 2);
        BatchId pending = collecting(batches, NOON.plusSeconds(100), 3);
        batches.close(pending, TOMORROW);
        BatchId collecting = collecting(batches, NOON.plusSeconds(200), 4);

        assertThat(batches.unfinished(10))
                .extracting(Batch::id)
                .containsExactly(decided, pending, collecting);
        assertThat(batches.unfinished(2)).extracting(Batch::id).containsExactly(decided, pending);

        batches.enter(decided, BatchState.DECIDED, BatchState.DONE);
        assertThat(batches.unfinished(10))
                .extracting(Batch::id)
                .containsExactly(pending, collecting)
                .doesNotContain(superseded);
    }

    @Test
    void a_batch_moves_on_only_from_where_it_is() {
        BatchId id = decided(batches, 1);

        batches.enter(id, BatchState.PENDING, BatchState.EXPIRED);
        assertThat(batches.find(id).orElseThrow().state()).isEqualTo(BatchState.DECIDED);
        batches.enter(id, BatchState.DECIDED, BatchState.RETURNED);
        batches.enter(id, BatchState.DECIDED, BatchState.DONE);

        assertThat(batches.find(id).orElseThrow().state()).isEqualTo(BatchState.RETURNED);
    }

    @Test
    void a_dropped_item_counts_once() {
        BatchId id = decided(batches, 1, 2, 3);

        batches.drop(id, target(1));
        Parallel.all(
                Collections.nCopies(
                        8,
                        () -> {
                            batches.drop(id, target(2));
                            return true;
                        }));

        assertThat(batches.find(id).orElseThrow().dropped()).isEqualTo(2);
    }

    @Test
    void a_part_of_what_one_account_has_is_released() {
        batches.hold(removal(1, "S01"));
        BatchId id = batches.hold(removal(1, "S02"));
        batches.close(id, CLOSING);
        batches.seal(id, seal(1));
        Target first = removal(1, "S01").change().target();
        Target second = removal(1, "S02").change().target();
        batches.choose(id, KIM, Map.of(first, Choice.RELEASE));
        assertThat(batches.draft(id, KIM).choices()).isEqualTo(Map.of(first, Choice.RELEASE));
        batches.vote(id, vote(KIM, Vote.Scope.PART, 1), batches.draft(id, KIM).version());

        batches.settle(id, first, released(id));
        batches.settle(id, second, parked(id, TOMORROW));
        batches.letGo(id, List.of(first));
        batches.drop(id, first);

        assertThat(batches.held(ChangeKind.REMOVE_FROM_USER_GROUP, first))
                .map(HeldDrift::state)
                .contains(released(id));
        assertThat(batches.held(ChangeKind.REMOVE_FROM_USER_GROUP, second))
                .map(HeldDrift::state)
                .contains(parked(id, TOMORROW));
        assertThat(batches.gone(id)).containsExactly(first);
        assertThat(batches.find(id).orElseThrow().dropped()).isEqualTo(1);
    }

    @Test
    void remembers_in_order_what_was_let_go() {
        BatchId id = decided(batches, 1, 2, 3, 4);
        List<Target> first = List.of(target(3), target(1));
        List<Target> second = List.of(target(4), target(2));

        assertThat(batches.gone(id)).isEmpty();
        batches.letGo(id, first);
        batches.letGo(id, second);
        batches.letGo(id, first);
        batches.letGo(id, List.of());
        batches.letGo(id, List.of(target(1), target(5)));

        assertThat(batches.gone(id))
                .containsExactly(target(3), target(1), target(4), target(2), target(5));
    }

    @Test
    void a_very_large_wave_is_remembered() {
        BatchId id = decided(batches, 1);
        List<Target> wave = IntStream.range(0, 25_000).mapToObj(HeldSamples::target).toList();

        batches.letGo(id, wave);

        assertThat(batches.gone(id)).isEqualTo(wave);
    }

    @Test
    void keeps_the_latest_token() {
        BatchId id = pending(batches, 1, 1);

        assertThat(batches.token(id)).isEmpty();
        batches.keepToken(id, "first");
        batches.keepToken(id, "second");

        assertThat(batches.token(id)).contains("second");
    }

    @Test
    void notes_that_the_execution_was_told() {
        BatchId id = decided(batches, 1);

        assertThat(batches.find(id).orElseThrow().answered()).isFalse();
        batches.answered(id);
        batches.answered(id);

        assertThat(batches.find(id).orElseThrow().answered()).isTrue();
    }

    @Test
    void nobody_is_held_who_was_not() {
        assertThat(batches.held(KIND, account(1))).isEmpty();
        batches.close(KIND, account(1));

        assertThat(batches.find(UNKNOWN)).isEmpty();
        assertThat(batches.unfinished(10)).isEmpty();
    }
}
