package dev.rollcall.local.runtime;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Takes the transactions that adapters make on a table in which none of their items is yet, and
 * writes what they put without its conditions, many at a time. So a company of 100 000 people is
 * stored as the adapters would store it, in a fraction of the time.
 */
final class BulkPuts implements DynamoDbClient {
    /** BatchWriteItem takes so many (DynamoDB's API reference). */
    private static final int AT_ONCE = 25;

    /** DynamoDB Local writes one by one and waits in between: more at a time keep it busy. */
    private static final int WRITERS = 6;

    /** How links count their changes, by the adapter's own words. */
    private static final String COUNTER = "changes";

    private static final String RAISED = "ADD #changes :one";

    private final DynamoDbClient table;
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    private final Semaphore room = new Semaphore(2 * WRITERS);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Map<Map<String, AttributeValue>, Long> counters = new LinkedHashMap<>();
    private List<WriteRequest> waiting = new ArrayList<>();
    private String name = "";

    BulkPuts(DynamoDbClient table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        for (TransactWriteItem write : request.transactItems()) {
            if (write.put() != null) {
                put(write.put());
            } else {
                count(requireNonNull(write.update(), "only puts, and counters that are raised"));
            }
        }
        return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return table.serviceName();
    }

    /** What several transactions raise is one item, and a batch takes no item twice. */
    private void count(Update update) {
        if (!update.updateExpression().equals(RAISED)) {
            throw new IllegalStateException("Seeding knows counters only");
        }
        name = update.tableName();
        counters.merge(update.key(), 1L, Long::sum);
    }

    /** Writes what is still waiting, and says so if anything could not be written. */
    @Override
    public void close() {
        counters.forEach((key, times) -> {
            Map<String, AttributeValue> item = new HashMap<>(key);
            item.put(COUNTER, AttributeValue.fromN(Long.toString(times)));
            add(item);
        });
        flush();
        writers.close();
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void put(Put put) {
        name = put.tableName();
        add(put.item());
    }

    private void add(Map<String, AttributeValue> item) {
        waiting.add(
                WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build());
        if (waiting.size() == AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        BatchWriteItemRequest batch =
                BatchWriteItemRequest.builder().requestItems(Map.of(name, waiting)).build();
        waiting = new ArrayList<>();
        room.acquireUninterruptibly();
        writers.execute(() -> write(batch));
    }

    private void write(BatchWriteItemRequest batch) {
        try {
            if (!table.batchWriteItem(batch).unprocessedItems().isEmpty()) {
                throw new IllegalStateException("The table did not take all items at once");
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } finally {
            room.release();
        }
    }
}
