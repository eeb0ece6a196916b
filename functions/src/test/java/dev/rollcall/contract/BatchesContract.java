package dev.rollcall.contract;

import static dev.rollcall.contract.HeldSamples.CLOSING;
import static dev.rollcall.contract.HeldSamples.KIM;
import static dev.rollcall.contract.HeldSamples.UNKNOWN;
import static dev.rollcall.contract.HeldSamples.accounts;
import static dev.rollcall.contract.HeldSamples.collecting;
import static dev.rollcall.contract.HeldSamples.decided;
import static dev.rollcall.contract.HeldSamples.item;
import static dev.rollcall.contract.HeldSamples.pending;
import static dev.rollcall.contract.HeldSamples.releaseAll;
import static dev.rollcall.contract.HeldSamples.released;
import static dev.rollcall.contract.HeldSamples.removal;
import static dev.rollcall.contract.HeldSamples.seal;
import static dev.rollcall.contract.HeldSamples.stateOf;
import static dev.rollcall.contract.HeldSamples.target;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State.Waiting;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.Hashes;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How {@link Batches} collect, close and follow each other. */
public abstract class BatchesContract {
    private static final ChangeKind KIND = ChangeKind.DEACTIVATE;
    private static final Instant LATER = NOON.plusSeconds(600);

    private Batches batches;

    protected abstract Batches batches();

    @BeforeEach
    void take_the_batches() {
        batches = batches();
    }

    @Test
    void what_is_held_collects_in_one_batch() {
        BatchId id = batches.hold(item(2, NOON));
        batches.hold(item(1, NOON.plusNanos(20_000_000_001L)));

        Batch batch = batches.find(id).orElseThrow();
        assertThat(batch.state()).isEqualTo(BatchState.COLLECTING);
        assertThat(batch.firstAt()).isEqualTo(NOON);
        assertThat(batch.lastAt()).isEqualTo(NOON.plusNanos(20_000_000_001L));
        assertThat(batch.size()).isEqualTo(2);
        assertThat(batches.items(id))
                .containsExactly(item(1, NOON.plusNanos(20_000_000_001L)), item(2, NOON));
        assertThat(stateOf(batches, 1)).isEqualTo(new Waiting(id));
    }

    @Test
    void an_item_is_kept_exactly() {
        HeldItem item = item(1);
        HeldItem exact =
                new HeldItem(
                        new Change(
                                ChangeKind.REMOVE_FROM_USER_GROUP,
                                account(1),
                                Optional.of(new Entitlement.UserGroup("T01", "S01")),
                                "",
                                "member=false"),
                        item.person(),
                        item.caseId(),
                        item.reasons(),
                        NOON.minusNanos(1),
                        NOON.plusNanos(1),
                        "policy-2",
                        "word-2");

        BatchId id = batches.hold(exact);

        assertThat(batches.items(id)).containsExactly(exact);
        assertThat(batches.held(ChangeKind.REMOVE_FROM_USER_GROUP, exact.change().target()))
                .contains(new HeldDrift(exact, new Waiting(id)));
    }

    @Test
    void things_of_one_account_wait_apart_in_one_batch() {
        BatchId id = batches.hold(removal(1, "S01"));

        assertThat(batches.hold(removal(1, "S02"))).isEqualTo(id);
        assertThat(batches.hold(removal(1, "S01"))).isEqualTo(id);

        assertThat(batches.items(id)).containsExactly(removal(1, "S01"), removal(1, "S02"));
        assertThat(batches.held(ChangeKind.REMOVE_FROM_USER_GROUP, account(1))).isEmpty();
    }

    @Test
    void closing_one_thing_of_an_account_leaves_the_others() {
        BatchId id = batches.hold(removal(1, "S01"));
        batches.hold(removal(1, "S02"));

        batches.close(ChangeKind.REMOVE_FROM_USER_GROUP, removal(1, "S01").change().target());

        assertThat(batches.items(id)).containsExactly(removal(1, "S02"));
        assertThat(batches.find(id).orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void everything_that_is_held_of_an_account_is_found() {
        batches.hold(item(1));
        batches.hold(removal(1, "S01"));
        batches.hold(removal(1, "S02"));
        batches.hold(item(2));

        assertThat(batches.heldOf(account(1)))
                .extracting(HeldDrift::item)
                .containsExactlyInAnyOrder(item(1), removal(1, "S01"), removal(1, "S02"));
        assertThat(batches.heldOf(account(3))).isEmpty();
    }

    @Test
    void an_account_to_be_made_waits_under_the_person_who_has_none() {
        PersonId person = item(1).person();
        HeldItem newcomer =
                new HeldItem(
                        Change.creation(person, "kind=MEMBER"),
                        person,
                        item(1).caseId(),
                        item(1).reasons(),
                        NOON,
                        NOON,
                        "policy-1",
                        "word-1");
        batches.hold(item(1));

        BatchId id = batches.hold(newcomer);

        assertThat(batches.items(id)).containsExactly(newcomer);
        assertThat(batches.heldOf(Whom.of(person)))
                .containsExactly(new HeldDrift(newcomer, new Waiting(id)));
        batches.close(ChangeKind.CREATE, Target.of(person));
        assertThat(batches.heldOf(Whom.of(person))).isEmpty();
        assertThat(batches.heldOf(account(1))).hasSize(1);
    }

    @Test
    void the_id_is_the_hash_of_kind_and_number() {
        assertThat(batches.hold(item(1)).value())
                .isEqualTo(Hashes.sha256("batch|DEACTIVATE|1").substring(0, 32));
    }

    @Test
    void the_time_of_the_last_item_never_goes_back() {
        BatchId id = batches.hold(item(1, NOON.plusSeconds(5)));
        batches.hold(item(2, NOON));

        assertThat(batches.find(id).orElseThrow().lastAt()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void kinds_collect_apart() {
        HeldItem other =
                new HeldItem(
                        new Change(ChangeKind.CHANGE_ROLE, account(1), Optional.empty(), "a", "b"),
                        item(1).person(),
                        item(1).caseId(),
                        item(1).reasons(),
                        NOON,
                        NOON,
                        "policy-1");

        assertThat(batches.hold(other)).isNotEqualTo(batches.hold(item(1)));
        assertThat(batches.held(ChangeKind.CREATE, account(1))).isEmpty();
    }

    @Test
    void held_again_it_stays_in_its_undecided_batch() {
        BatchId id = pending(batches, 1, 1);

        assertThat(batches.hold(item(1, LATER))).isEqualTo(id);
        assertThat(batches.items(id)).containsExactly(item(1));
        assertThat(batches.find(id).orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void held_again_after_the_decision_it_has_a_new_place() {
        BatchId id = decided(batches, 1);

        BatchId next = batches.hold(item(1, LATER));

        assertThat(next).isNotEqualTo(id);
        assertThat(stateOf(batches, 1)).isEqualTo(new Waiting(next));
        batches.settle(id, target(1), released(id));
        assertThat(stateOf(batches, 1)).isEqualTo(new Waiting(next));
    }

    @Test
    void a_closed_drift_leaves_the_batch_that_collects() {
        BatchId id = collecting(batches, NOON, 1, 2);

        batches.close(KIND, account(1));
        batches.close(KIND, account(1));

        assertThat(batches.held(KIND, account(1))).isEmpty();
        assertThat(accounts(batches, id)).containsExactly(account(2));
        assertThat(batches.find(id).orElseThrow().size()).isEqualTo(1);
        assertThat(batches.hold(item(1))).isEqualTo(id);
        assertThat(batches.find(id).orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void a_closed_drift_stays_in_a_sealed_batch_and_is_not_taken_over() {
        BatchId id = pending(batches, 1, 1, 2);
        batches.close(KIND, account(1));

        BatchId next = batches.hold(item(1, LATER));
        assertThat(next).isNotEqualTo(id);
        batches.close(next, LATER.plusSeconds(30));

        assertThat(accounts(batches, id)).containsExactly(account(1), account(2));
        assertThat(batches.items(next)).containsExactly(item(1, LATER), item(2));
        assertThat(batches.find(next).orElseThrow().size()).isEqualTo(2);
        assertThat(batches.find(id).orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void closes_after_thirty_quiet_seconds_and_not_before() {
        BatchId id = collecting(batches, NOON, 1);
        batches.hold(item(2, NOON.plusSeconds(10)));

        assertThat(batches.close(id, NOON.plusSeconds(39)))
                .isEqualTo(new Batches.Closing.NotYet(NOON.plusSeconds(40)));
        assertThat(batches.hold(item(3, NOON.plusSeconds(20)))).isEqualTo(id);
        assertThat(batches.close(id, NOON.plusSeconds(50)))
                .isEqualTo(new Batches.Closing.Closed(batches.find(id).orElseThrow()));
        assertThat(batches.hold(item(4, NOON.plusSeconds(51)))).isNotEqualTo(id);
        assertThat(batches.find(id).orElseThrow().size()).isEqualTo(3);
    }

    @Test
    void closing_again_changes_nothing() {
        BatchId id = collecting(batches, NOON, 1);
        Batches.Closing closed = batches.close(id, CLOSING);
        BatchId next = collecting(batches, LATER, 2);

        assertThat(batches.close(id, LATER)).isEqualTo(closed);
        assertThat(batches.find(next).orElseThrow().state()).isEqualTo(BatchState.COLLECTING);
    }

    @Test
    void a_batch_that_everybody_left_is_done_and_takes_nothing_over() {
        BatchId old = pending(batches, 1, 1);
        BatchId empty = collecting(batches, LATER, 2);
        batches.close(KIND, account(2));

        batches.close(empty, LATER.plusSeconds(30));

        assertThat(batches.find(empty).orElseThrow().state()).isEqualTo(BatchState.DONE);
        assertThat(batches.find(old).orElseThrow().state()).isEqualTo(BatchState.PENDING);
        BatchId next = collecting(batches, LATER, 3);
        batches.close(next, LATER.plusSeconds(30));
        assertThat(accounts(batches, next)).containsExactly(account(1), account(3));
    }

    @Test
    void the_first_seal_stays() {
        BatchId id = pending(batches, 2, 1);

        Batch again = batches.seal(id, seal(1));

        assertThat(again.state()).isEqualTo(BatchState.PENDING);
        assertThat(again.seal()).contains(seal(2));
        assertThat(batches.find(id)).contains(again);
    }

    @Test
    void what_still_collects_is_not_sealed() {
        BatchId id = collecting(batches, NOON, 1);

        assertThatIllegalStateException().isThrownBy(() -> batches.seal(id, seal(1)));
        assertThatIllegalStateException().isThrownBy(() -> batches.seal(UNKNOWN, seal(1)));
        assertThatIllegalStateException().isThrownBy(() -> batches.close(UNKNOWN, LATER));
        assertThat(batches.find(UNKNOWN)).isEmpty();
        assertThat(batches.items(UNKNOWN)).isEmpty();
    }

    @Test
    void a_later_batch_takes_over_what_is_undecided_through_a_chain() {
        BatchId first = pending(batches, 1, 5, 1);
        BatchId second = collecting(batches, LATER, 4);
        batches.close(second, LATER.plusSeconds(30));
        batches.seal(second, seal(1));
        BatchId third = collecting(batches, LATER.plusSeconds(60), 2);
        batches.close(third, LATER.plusSeconds(90));

        assertThat(batches.find(first).orElseThrow())
                .returns(BatchState.SUPERSEDED, Batch::state)
                .returns(Optional.of(second), Batch::supersededBy);
        assertThat(batches.find(third).orElseThrow())
                .returns(Optional.of(second), Batch::supersedes)
                .returns(4, Batch::size);
        assertThat(accounts(batches, first)).containsExactly(account(1), account(5));
        assertThat(accounts(batches, second)).containsExactly(account(1), account(4), account(5));
        assertThat(accounts(batches, third))
                .containsExactly(account(1), account(2), account(4), account(5));
        assertThat(List.of(1, 2, 4, 5))
                .allSatisfy(n -> assertThat(stateOf(batches, n)).isEqualTo(new Waiting(third)));
        assertThat(batches.hold(item(5, LATER))).isEqualTo(third);
        assertThat(batches.vote(first, releaseAll(KIM, 2), 0))
                .isEqualTo(new Batches.Voted.TooLate(batches.find(first).orElseThrow()));
    }

    @Test
    void a_batch_that_was_closed_and_never_sealed_is_taken_over_too() {
        BatchId first = collecting(batches, NOON, 1);
        batches.close(first, CLOSING);
        BatchId second = collecting(batches, LATER, 2);
        batches.close(second, LATER.plusSeconds(30));

        assertThat(accounts(batches, second)).containsExactly(account(1), account(2));
        assertThat(batches.seal(first, seal(1)).state()).isEqualTo(BatchState.SUPERSEDED);
    }

    @Test
    void what_is_decided_is_not_taken_over() {
        BatchId first = decided(batches, 1);
        BatchId second = collecting(batches, LATER, 2);
        batches.close(second, LATER.plusSeconds(30));

        assertThat(batches.find(first).orElseThrow().state()).isEqualTo(BatchState.DECIDED);
        assertThat(accounts(batches, second)).containsExactly(account(2));
        assertThat(stateOf(batches, 1)).isEqualTo(new Waiting(first));
    }

    @Test
    void an_expired_batch_is_asked_again_one_level_higher() {
        BatchId first = pending(batches, 1, 1, 2);
        batches.close(KIND, account(2));

        BatchId second = batches.expire(first, LATER).orElseThrow();

        assertThat(batches.expire(first, LATER)).contains(second);
        assertThat(batches.find(first).orElseThrow())
                .returns(BatchState.EXPIRED, Batch::state)
                .returns(Optional.of(second), Batch::supersededBy);
        assertThat(batches.find(second).orElseThrow())
                .returns(BatchState.COLLECTING, Batch::state)
                .returns(Optional.of(first), Batch::supersedes)
                .returns(1, Batch::level)
                .returns(LATER, Batch::firstAt);
        assertThat(accounts(batches, second)).containsExactly(account(1));
        assertThat(stateOf(batches, 1)).isEqualTo(new Waiting(second));
        batches.hold(item(3, LATER));
        batches.close(second, LATER.plusSeconds(30));
        assertThat(batches.seal(second, seal(1)).size()).isEqualTo(2);
        BatchId third = batches.expire(second, LATER.plusSeconds(60)).orElseThrow();
        assertThat(batches.find(third).orElseThrow().level()).isEqualTo(2);
        assertThat(accounts(batches, third)).containsExactly(account(1), account(3));
    }

    @Test
    void an_expired_batch_joins_the_one_that_collects_and_raises_it() {
        BatchId first = pending(batches, 1, 1);
        BatchId second = collecting(batches, LATER, 2);

        assertThat(batches.expire(first, LATER)).contains(second);

        assertThat(batches.find(second).orElseThrow().level()).isEqualTo(1);
        assertThat(accounts(batches, second)).containsExactly(account(1), account(2));
        batches.close(KIND, account(1));
        assertThat(accounts(batches, second)).containsExactly(account(2));
        assertThat(accounts(batches, first)).containsExactly(account(1));
        batches.close(second, LATER.plusSeconds(30));
        assertThat(batches.find(second).orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void a_latecomer_does_not_lower_the_level() {
        BatchId second = batches.expire(pending(batches, 1, 1), LATER).orElseThrow();
        batches.close(second, LATER.plusSeconds(30));
        batches.seal(second, seal(1));
        BatchId third = collecting(batches, LATER.plusSeconds(60), 2);
        batches.close(third, LATER.plusSeconds(90));

        assertThat(batches.find(third).orElseThrow().level()).isEqualTo(1);
    }

    @Test
    void nothing_is_asked_again_if_everybody_came_back() {
        BatchId id = pending(batches, 1, 1);
        batches.close(KIND, account(1));

        assertThat(batches.expire(id, LATER)).isEmpty();
        assertThat(batches.expire(id, LATER)).isEmpty();
        assertThat(batches.find(id).orElseThrow().state()).isEqualTo(BatchState.EXPIRED);
        assertThat(batches.unfinished(10)).isEmpty();
    }

    @Test
    void what_was_decided_or_superseded_does_not_expire() {
        BatchId decided = decided(batches, 1);
        assertThat(batches.expire(decided, LATER)).isEmpty();
        BatchId superseded = pending(batches, 1, 2);
        BatchId next = collecting(batches, LATER, 3);
        batches.close(next, LATER.plusSeconds(30));

        assertThat(batches.expire(superseded, LATER)).isEmpty();
        assertThat(batches.expire(next, LATER)).isEmpty();
        assertThat(batches.find(decided).orElseThrow().state()).isEqualTo(BatchState.DECIDED);
    }

    @Test
    void many_at_once_are_neither_lost_nor_doubled() {
        List<Callable<BatchId>> holds = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            HeldItem item = item(i, NOON.plusMillis(i));
            holds.addAll(Collections.nCopies(2, () -> batches.hold(item)));
        }

        List<BatchId> ids = Parallel.all(holds).stream().distinct().toList();

        assertThat(ids).hasSize(1);
        assertThat(batches.items(ids.getFirst())).hasSize(40);
        Batch batch = batches.find(ids.getFirst()).orElseThrow();
        assertThat(batch.size()).isEqualTo(40);
        assertThat(batch.lastAt()).isEqualTo(NOON.plusMillis(39));
    }

    @Test
    void whoever_joins_while_it_closes_is_in_it_or_in_the_next() {
        BatchId old = pending(batches, 1, 90, 91);
        BatchId first = collecting(batches, NOON, 99);
        List<Callable<BatchId>> calls = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            HeldItem item = item(i);
            calls.add(() -> batches.hold(item));
            if (i % 8 == 4) {
                calls.add(() -> {
                    batches.close(first, LATER);
                    return first;
                });
            }
        }
        calls.add(() -> {
            batches.close(KIND, account(91));
            return old;
        });

        List<BatchId> ids = Parallel.all(calls).stream().distinct().toList();

        List<AccountId> all =
                ids.stream()
                        .filter(id -> !id.equals(old))
                        .flatMap(id -> accounts(batches, id).stream())
                        .filter(account -> !account.equals(account(91)))
                        .toList();
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        IntStream.range(0, 24).mapToObj(Samples::account),
                                        Stream.of(account(90), account(99)))
                                .toList());
        assertThat(ids)
                .allSatisfy(id ->
                        assertThat(batches.items(id))
                                .hasSize(batches.find(id).orElseThrow().size()));
    }

    @Test
    void a_vote_while_it_is_superseded_counts_or_comes_too_late() {
        BatchId old = pending(batches, 1, 1);
        BatchId next = collecting(batches, LATER, 2);

        List<Object> answers =
                Parallel.all(
                        List.of(
                                () -> batches.vote(old, releaseAll(KIM, 1), 0),
                                () -> batches.close(next, LATER.plusSeconds(30))));

        boolean counted = answers.getFirst() instanceof Batches.Voted.Counted;
        assertThat(batches.find(old).orElseThrow().state())
                .isEqualTo(counted ? BatchState.DECIDED : BatchState.SUPERSEDED);
        assertThat(batches.find(next).orElseThrow().size()).isEqualTo(counted ? 1 : 2);
        assertThat(batches.items(next)).hasSize(counted ? 1 : 2);
    }
}
