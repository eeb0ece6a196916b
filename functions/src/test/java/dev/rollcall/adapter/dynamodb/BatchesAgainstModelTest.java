package dev.rollcall.adapter.dynamodb;

import static dev.rollcall.contract.HeldSamples.KIM;
import static dev.rollcall.contract.HeldSamples.LEE;
import static dev.rollcall.contract.HeldSamples.item;
import static dev.rollcall.contract.HeldSamples.parked;
import static dev.rollcall.contract.HeldSamples.released;
import static dev.rollcall.contract.HeldSamples.seal;
import static dev.rollcall.contract.HeldSamples.target;
import static dev.rollcall.contract.HeldSamples.vote;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.testing.InMemoryBatches;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Whatever is done in whatever order, the table answers and holds the same as memory, where taking
 * over copies the items one by one.
 */
class BatchesAgainstModelTest {
    private static final int STEPS = 150;
    private static final int STEPS_BETWEEN_LOOKS = 50;
    private static final int PEOPLE = 8;
    private static final ChangeKind KIND = ChangeKind.DEACTIVATE;

    private final Batches model = new InMemoryBatches();
    private final Batches stored = new DynamoBatches(TestTable.create(AwsEndpoint.given()).table());
    private final Set<BatchId> known = new LinkedHashSet<>();
    private final Set<BatchState> seen = EnumSet.noneOf(BatchState.class);
    private Instant now = NOON;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answers_and_holds_the_same(long seed) {
        Random random = new Random(seed);
        known.add(model.hold(item(0)));
        stored.hold(item(0));
        for (int step = 1; step <= STEPS; step++) {
            now = now.plusSeconds(random.nextInt(30));
            Function<Batches, Object> deed = deed(random);
            Object answer = deed.apply(model);

            assertThat(deed.apply(stored)).as("answer at step %s", step).isEqualTo(answer);
            if (step % STEPS_BETWEEN_LOOKS == 0) {
                assertThat(KnownFacts.of(stored, KIND, PEOPLE))
                        .as("after step %s", step)
                        .isEqualTo(KnownFacts.of(model, KIND, PEOPLE));
            }
            lookAtTheModel();
        }
        assertThat(seen)
                .as("states that batches were in")
                .contains(
                        BatchState.PENDING,
                        BatchState.SUPERSEDED,
                        BatchState.EXPIRED,
                        BatchState.DECIDED);
    }

    /** Whoever waits is in the batch that the drift names, once, and never in one that is gone. */
    private void lookAtTheModel() {
        known.forEach(id -> seen.add(model.find(id).orElseThrow().state()));
        for (int i = 0; i < PEOPLE; i++) {
            Optional<HeldDrift> held = model.held(KIND, account(i));
            if (held.isPresent()
                    && held.get().state() instanceof HeldDrift.State.Waiting(BatchId batch)) {
                assertThat(model.items(batch))
                        .extracting(item -> item.change().account())
                        .containsOnlyOnce(account(i));
                assertThat(model.find(batch).orElseThrow().supersededBy()).isEmpty();
            }
        }
    }

    private Function<Batches, Object> deed(Random random) {
        int person = random.nextInt(PEOPLE);
        HeldItem item = item(person, now);
        List<BatchId> latest = known.stream().toList().reversed();
        BatchId id = latest.get(Math.min(random.nextInt(3), latest.size() - 1));
        ApproverId approver = random.nextBoolean() ? KIM : LEE;
        int quorum = 1 + random.nextInt(2);
        Vote vote = someVote(random, approver);
        return switch (random.nextInt(22)) {
            case 0, 1, 2, 3 -> batches -> noted(batches.hold(item));
            case 4 ->
                    batches -> {
                        batches.close(KIND, account(person));
                        return batches.held(KIND, account(person));
                    };
            case 5, 6 -> batches -> batches.close(id, now);
            case 7, 8, 9 -> batches -> List.of(batches.close(id, now), sealed(batches, id, quorum));
            case 10, 11, 12 -> batches -> batches.expire(id, now).map(this::noted);
            case 13 ->
                    batches -> batches.choose(id, approver, Map.of(target(person), Choice.NOT_NOW));
            case 14, 15, 16, 17, 18 ->
                    batches -> batches.vote(id, vote, batches.draft(id, approver).version());
            case 19, 20 -> batches -> settled(batches, id, person);
            default ->
                    batches -> {
                        batches.enter(
                                id,
                                BatchState.DECIDED,
                                person % 2 == 0 ? BatchState.DONE : BatchState.RETURNED);
                        batches.drop(id, target(person));
                        return batches.unfinished(1_000).stream().map(Batch::id).toList();
                    };
        };
    }

    private static Vote someVote(Random random, ApproverId approver) {
        Vote.Scope[] scopes = Vote.Scope.values();
        Vote.Scope scope = scopes[random.nextInt(scopes.length)];
        return vote(approver, scope, scope == Vote.Scope.NONE ? 0 : 1);
    }

    private static Object sealed(Batches batches, BatchId id, int quorum) {
        try {
            return batches.seal(id, seal(quorum));
        } catch (IllegalStateException _) {
            return "still collects";
        }
    }

    private Object settled(Batches batches, BatchId id, int person) {
        batches.settle(
                id,
                target(person),
                person % 2 == 0 ? released(id) : parked(id, now.plusSeconds(60 + person)));
        return batches.parkedUntil(now, 100).size();
    }

    private BatchId noted(BatchId id) {
        known.add(id);
        return id;
    }
}
