package dev.rollcall.local.runtime;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import java.util.ArrayList;
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

    private final DynamoDbClient table;
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    private final Semaphore room = new Semaphore(2 * WRITERS);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private List<WriteRequest> waiting = new ArrayList<>();
    private String name = "";

    BulkPuts(DynamoDbClient table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        request.transactItems().forEach(this::take);
        return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return table.serviceName();
    }

    /** Writes what is still waiting, and says so if anything could not be written. */
    @Override
    public void close() {
        flush();
        writers.close();
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void take(TransactWriteItem write) {
        Update update = write.update();
        if (update == null) {
            put(requireNonNull(write.put(), "only puts and updates"));
        } else {
            queue(() -> table.updateItem(of(update)));
        }
    }

    /** Counts are of items that nobody else writes here, so that their order does not matter. */
    private static UpdateItemRequest of(Update update) {
        return UpdateItemRequest.builder()
                .tableName(update.tableName())
                .key(update.key())
                .updateExpression(update.updateExpression())
                .conditionExpression(update.conditionExpression())
                .expressionAttributeNames(update.expressionAttributeNames())
                .expressionAttributeValues(update.expressionAttributeValues())
                .build();
    }

    private void put(Put put) {
        name = put.tableName();
        waiting.add(
                WriteRequest.builder()
                        .putRequest(PutRequest.builder().item(put.item()).build())
                        .build());
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
        queue(() -> write(batch));
    }

    private void write(BatchWriteItemRequest batch) {
        if (!table.batchWriteItem(batch).unprocessedItems().isEmpty()) {
            throw new IllegalStateException("The table did not take all items at once");
        }
    }

    private void queue(Runnable write) {
        room.acquireUninterruptibly();
        writers.execute(() -> run(write));
    }

    private void run(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } finally {
            room.release();
        }
    }
}
