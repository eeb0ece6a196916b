package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.PortFailure;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * The one table. Reads are consistent, except of the index, whose answers are hints to be checked
 * on the item.
 *
 * <p>A transaction at work on an item makes others fail with a conflict. That says nothing about
 * their conditions, so it is tried again and never mistaken for a refusal. Everything else that
 * fails is a {@link PortFailure}.
 */
public final class Table {
    /** How many items one reading or one transaction may name. */
    static final int AT_ONCE = 100;

    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");
    private static final String REFUSED = "ConditionalCheckFailed";
    private static final String WRITING = "Writing to the table";

    private final DynamoDbClient client;
    private final String name;
    private final Requests requests;
    private final Backoff backoff;

    public Table(DynamoDbClient client, String name, Backoff backoff) {
        this.client = requireNonNull(client, "client is null");
        this.name = requireNonNull(name, "name is null");
        this.requests = new Requests(name);
        this.backoff = requireNonNull(backoff, "backoff is null");
    }

    Backoff backoff() {
        return backoff;
    }

    Optional<Attributes> get(Key key) {
        GetItemRequest request =
                GetItemRequest.builder()
                        .tableName(name)
                        .key(Requests.key(key))
                        .consistentRead(true)
                        .build();
        GetItemResponse response = answer("Reading an item", () -> client.getItem(request));
        return response.hasItem() ? Optional.of(new Attributes(response.item())) : Optional.empty();
    }

    /** Returns all items of the partition, in the order of their sort keys. */
    List<Attributes> query(String pk) {
        QueryRequest request =
                QueryRequest.builder()
                        .tableName(name)
                        .consistentRead(true)
                        .keyConditionExpression("#pk = :pk")
                        .expressionAttributeNames(Requests.names("#pk"))
                        .expressionAttributeValues(
                                Requests.values(Attributes.none().with(Attributes.PK, pk)))
                        .build();
        return answer(
                "Reading a partition",
                () ->
                        client.queryPaginator(request).items().stream()
                                .map(Attributes::new)
                                .toList());
    }

    /**
     * Reads the partition from a sort key on, page by page, only as far as the reader looks.
     *
     * @param page how many items are fetched at a time
     */
    <T> T queryFrom(String pk, String sk, int page, Function<Stream<Attributes>, T> reader) {
        QueryRequest request =
                QueryRequest.builder()
                        .tableName(name)
                        .consistentRead(true)
                        .limit(page)
                        .keyConditionExpression("#pk = :pk AND #sk >= :sk")
                        .expressionAttributeNames(Requests.names("#pk #sk"))
                        .expressionAttributeValues(Requests.values(Attributes.at(new Key(pk, sk))))
                        .build();
        return answer(
                "Reading a part of a partition",
                () ->
                        reader.apply(
                                client.queryPaginator(request).items().stream()
                                        .map(Attributes::new)));
    }

    /** Returns the oldest of what is pending in the shard, as the index has it: a hint. */
    List<Attributes> pending(String shard, int limit) {
        QueryRequest request =
                QueryRequest.builder()
                        .tableName(name)
                        .indexName(PendingIndex.NAME)
                        .limit(limit)
                        .keyConditionExpression("#pendingShard = :shard")
                        .expressionAttributeNames(Requests.names("#pendingShard"))
                        .expressionAttributeValues(
                                Requests.values(Attributes.none().with("shard", shard)))
                        .build();
        return answer(
                "Reading the index",
                () -> client.query(request).items().stream().map(Attributes::new).toList());
    }

    /** Returns what is in the shard after that sort key, in its order, as the index has it. */
    List<Attributes> pendingAfter(String shard, String after, int limit) {
        String condition = "#pendingShard = :shard";
        Attributes values = Attributes.none().with("shard", shard);
        QueryRequest request =
                QueryRequest.builder()
                        .tableName(name)
                        .indexName(PendingIndex.NAME)
                        .limit(limit)
                        .keyConditionExpression(
                                after.isEmpty()
                                        ? condition
                                        : condition + " AND #pendingSince > :after")
                        .expressionAttributeNames(
                                Requests.names(
                                        after.isEmpty()
                                                ? "#pendingShard"
                                                : "#pendingShard #pendingSince"))
                        .expressionAttributeValues(
                                Requests.values(
                                        after.isEmpty() ? values : values.with("after", after)))
                        .build();
        return answer(
                "Reading the index",
                () -> client.query(request).items().stream().map(Attributes::new).toList());
    }

    /**
     * Returns so many items of the shard behind that place, in its order, as the index has it, and
     * the place of the last; empty: there are no more. Of several at one sort key none is passed.
     *
     * @param after empty: from the shard's beginning; its item need not be there any more
     */
    IndexPage pendingPage(String shard, Optional<IndexPlace> after, int limit) {
        QueryRequest.Builder request =
                QueryRequest.builder()
                        .tableName(name)
                        .indexName(PendingIndex.NAME)
                        .limit(limit)
                        .keyConditionExpression("#pendingShard = :shard")
                        .expressionAttributeNames(Requests.names("#pendingShard"))
                        .expressionAttributeValues(
                                Requests.values(Attributes.none().with("shard", shard)));
        after.ifPresent(place -> request.exclusiveStartKey(place.in(shard).values()));
        return answer("Reading the index", () -> IndexPage.of(client.query(request.build())));
    }

    Written put(Write.Put put) {
        return write(() -> {
            client.putItem(requests.put(put));
            return put.item();
        });
    }

    Written update(Write.Update update) {
        return write(() -> new Attributes(client.updateItem(requests.update(update)).attributes()));
    }

    Written delete(Write.Delete delete) {
        return write(() -> {
            client.deleteItem(requests.delete(delete));
            return Attributes.none();
        });
    }

    /** Writes one item, or finds its condition untrue. */
    Written write(Write write) {
        return switch (write) {
            case Write.Put put -> put(put);
            case Write.Update update -> update(update);
            case Write.Delete delete -> delete(delete);
            case Write.Check _ ->
                    throw new IllegalArgumentException("A check alone writes nothing");
        };
    }

    /** Writes all or nothing; tries again while contended. */
    Transacted.Settled transact(List<Write> writes) {
        return backoff.untilSettled(
                WRITING,
                () ->
                        switch (transactOnce(writes)) {
                            case Transacted.Contended _ -> Optional.empty();
                            case Transacted.Settled settled -> Optional.of(settled);
                        });
    }

    /** Writes all or nothing, in one try. */
    Transacted transactOnce(List<Write> writes) {
        TransactWriteItemsRequest request =
                TransactWriteItemsRequest.builder()
                        .transactItems(writes.stream().map(requests::inTransaction).toList())
                        .build();
        return answer(
                WRITING,
                () -> {
                    try {
                        client.transactWriteItems(request);
                        return new Transacted.Done();
                    } catch (TransactionCanceledException e) {
                        return cancelled(e.cancellationReasons());
                    } catch (TransactionInProgressException _) {
                        return new Transacted.Contended();
                    }
                });
    }

    /** Returns the items of the partition whose sort keys begin as the given one, in order. */
    List<Attributes> beginning(Key key) {
        QueryRequest request =
                QueryRequest.builder()
                        .tableName(name)
                        .consistentRead(true)
                        .keyConditionExpression("#pk = :pk AND begins_with(#sk, :sk)")
                        .expressionAttributeNames(Requests.names("#pk #sk"))
                        .expressionAttributeValues(Requests.values(Attributes.at(key)))
                        .build();
        return answer(
                "Reading a part of a partition",
                () ->
                        client.queryPaginator(request).items().stream()
                                .map(Attributes::new)
                                .toList());
    }

    /**
     * Returns those that are there, in no order.
     *
     * @param keys at most {@value #AT_ONCE}, all different
     */
    List<Attributes> getAll(Collection<Key> keys) {
        List<Attributes> found = new ArrayList<>();
        AtomicReference<Map<String, KeysAndAttributes>> left =
                new AtomicReference<>(requests.all(keys));
        return backoff.untilSettled(
                "Reading items",
                () -> {
                    BatchGetItemResponse response =
                            answer(
                                    "Reading items",
                                    () -> client.batchGetItem(r -> r.requestItems(left.get())));
                    response.responses()
                            .getOrDefault(name, List.of())
                            .forEach(item -> found.add(new Attributes(item)));
                    left.set(response.unprocessedKeys());
                    return response.unprocessedKeys().isEmpty()
                            ? Optional.of(found)
                            : Optional.empty();
                });
    }

    /**
     * Returns those that are there, in no order, by as few requests as may be.
     *
     * @param keys any number; the same twice is read once
     */
    List<Attributes> getEach(Collection<Key> keys) {
        return keys.stream()
                .distinct()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .flatMap(some -> getAll(some).stream())
                .toList();
    }

    private Written write(Supplier<Attributes> attempt) {
        return backoff.untilSettled(WRITING, () -> answer(WRITING, () -> writeOnce(attempt)));
    }

    private static Optional<Written> writeOnce(Supplier<Attributes> attempt) {
        try {
            return Optional.of(new Written.Done(attempt.get()));
        } catch (ConditionalCheckFailedException e) {
            return Optional.of(new Written.Refused(new Attributes(e.item())));
        } catch (TransactionConflictException _) {
            return Optional.empty();
        }
    }

    private static Transacted cancelled(List<CancellationReason> reasons) {
        Map<Integer, Attributes> present = new HashMap<>();
        boolean contended = false;
        for (int i = 0; i < reasons.size(); i++) {
            String code = reasons.get(i).code();
            contended |= PASSING.contains(code);
            if (REFUSED.equals(code)) {
                present.put(i, new Attributes(reasons.get(i).item()));
            } else if (!"None".equals(code) && !PASSING.contains(code)) {
                throw new PortFailure.NeedsHuman(WRITING, code);
            }
        }
        return contended ? new Transacted.Contended() : new Transacted.Refused(present);
    }

    private static <T> T answer(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw AwsFailures.of(what, e);
        }
    }
}
