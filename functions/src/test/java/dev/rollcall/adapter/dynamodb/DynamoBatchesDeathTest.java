package dev.rollcall.adapter.dynamodb;

import static dev.rollcall.contract.HeldSamples.CLOSING;
import static dev.rollcall.contract.HeldSamples.KIM;
import static dev.rollcall.contract.HeldSamples.LEE;
import static dev.rollcall.contract.HeldSamples.collecting;
import static dev.rollcall.contract.HeldSamples.decided;
import static dev.rollcall.contract.HeldSamples.item;
import static dev.rollcall.contract.HeldSamples.parked;
import static dev.rollcall.contract.HeldSamples.pending;
import static dev.rollcall.contract.HeldSamples.releaseAll;
import static dev.rollcall.contract.HeldSamples.seal;
import static dev.rollcall.contract.HeldSamples.target;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Batches;
import dev.rollcall.contract.HeldSamples;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.testing.InMemoryBatches;
import dev.rollcall.testing.InvocationDeath;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whoever dies before or after any call to DynamoDB, and does the same again, leaves what one
 * undisturbed call leaves.
 */
class DynamoBatchesDeathTest {
    private static final Instant LATER = NOON.plusSeconds(600);

    /** What is done, and to which batch. */
    enum Deed {
        HOLD_THE_FIRST(_ -> new BatchId("0".repeat(32)), (b, _) -> b.hold(item(1))),
        HOLD_ONE_MORE(b -> collecting(b, NOON, 1), (b, _) -> b.hold(item(2))),
        HOLD_AGAIN(b -> decided(b, 1), (b, _) -> b.hold(item(1, LATER))),
        CLOSE_A_DRIFT(
                b -> pending(b, 1, 1, 2), (b, _) -> b.close(ChangeKind.DEACTIVATE, account(1))),
        CLOSE_A_COLLECTED_DRIFT(
                b -> collecting(b, NOON, 1, 2),
                (b, _) -> b.close(ChangeKind.DEACTIVATE, account(1))),
        CLOSE(b -> collecting(b, NOON, 1), (b, id) -> b.close(id, CLOSING)),
        TAKE_OVER(
                b -> {
                    pending(b, 1, 1, 2);
                    return collecting(b, LATER, 3);
                },
                (b, id) -> b.close(id, LATER.plusSeconds(30))),
        SEAL(
                b -> {
                    BatchId id = collecting(b, NOON, 1);
                    b.close(id, CLOSING);
                    return id;
                },
                (b, id) -> b.seal(id, seal(1))),
        EXPIRE(b -> pending(b, 1, 1, 2), (b, id) -> b.expire(id, LATER)),
        EXPIRE_INTO_ANOTHER(
                b -> {
                    BatchId old = pending(b, 1, 1, 2);
                    collecting(b, LATER, 3);
                    return old;
                },
                (b, id) -> b.expire(id, LATER)),
        CHOOSE(
                b -> pending(b, 1, 1),
                (b, id) ->
                        b.choose(
                                id,
                                KIM,
                                IntStream.range(0, 150)
                                        .mapToObj(HeldSamples::target)
                                        .collect(
                                                Collectors.toMap(
                                                        Function.identity(),
                                                        _ -> Choice.NOT_NOW)))),
        VOTE(
                b -> {
                    BatchId id = pending(b, 2, 1);
                    b.vote(id, releaseAll(LEE, 1), 0);
                    return id;
                },
                (b, id) -> b.vote(id, releaseAll(KIM, 1), 0)),
        SETTLE(b -> decided(b, 1), (b, id) -> b.settle(id, target(1), parked(id, LATER))),
        DROP(b -> decided(b, 1), (b, id) -> b.drop(id, target(1))),
        LET_GO(
                b -> decided(b, 1),
                (b, id) ->
                        b.letGo(
                                id,
                                IntStream.range(0, 6_000).mapToObj(HeldSamples::target).toList())),
        ENTER(b -> decided(b, 1), (b, id) -> b.enter(id, BatchState.DECIDED, BatchState.DONE));

        private final Function<Batches, BatchId> before;
        private final BiConsumer<Batches, BatchId> deed;

        Deed(Function<Batches, BatchId> before, BiConsumer<Batches, BatchId> deed) {
            this.before = before;
            this.deed = deed;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_deed_that_died_can_be_done_again(Deed deed) {
        Batches undisturbed = new InMemoryBatches();
        deed.deed.accept(undisturbed, deed.before.apply(undisturbed));

        int deaths = 0;
        while (diesAt(deaths + 1, deed, undisturbed)) {
            deaths++;
        }

        assertThat(deaths).as("points of death").isGreaterThanOrEqualTo(2);
    }

    private static boolean diesAt(int point, Deed deed, Batches undisturbed) {
        TestTable table = TestTable.create(AwsEndpoint.given());
        InvocationDeath death = new InvocationDeath();
        Batches batches = new DynamoBatches(table.table());
        Batches mortal =
                new DynamoBatches(
                        table.through(death.around(DynamoDbClient.class, table.client())));
        BatchId id = deed.before.apply(batches);

        death.at(point);
        try {
            deed.deed.accept(mortal, id);
        } catch (InvocationDeath.Died _) {
            deed.deed.accept(batches, id);
        }

        assertThat(KnownFacts.of(batches, ChangeKind.DEACTIVATE, 8))
                .as("after death at point %s", point)
                .isEqualTo(KnownFacts.of(undisturbed, ChangeKind.DEACTIVATE, 8));
        return death.happened();
    }
}
