package dev.rollcall.testing.aws;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.Table;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A table of a test's own, shaped as the template's; {@link DroppedTables} ends it. */
public record TestTable(DynamoDbClient client, String name) {
    /** Enough for the rounds that the contracts run, and never asleep. */
    private static final int TRIES = 200;

    private static final Map<AwsEndpoint, DynamoDbClient> CLIENTS = new ConcurrentHashMap<>();

    /** A test makes its tables on its own thread, and others run beside it. */
    private static final ThreadLocal<Queue<TestTable>> CREATED =
            ThreadLocal.withInitial(ArrayDeque::new);

    public static TestTable create(AwsEndpoint endpoint) {
        DynamoDbClient client = CLIENTS.computeIfAbsent(endpoint, AwsEndpoint::dynamoDb);
        TestTable table = new TestTable(client, "test-" + UUID.randomUUID());
        table.create();
        CREATED.get().add(table);
        return table;
    }

    /** Deletes every table that this thread created and did not drop yet. */
    static void dropAll() {
        Queue<TestTable> created = CREATED.get();
        created.forEach(
                table -> table.client.deleteTable(request -> request.tableName(table.name)));
        created.clear();
    }

    /** Returns the adapters' view of it, through the given client. */
    public Table through(DynamoDbClient other) {
        return new Table(other, name, backoff());
    }

    public Table table() {
        return through(client);
    }

    private static Backoff backoff() {
        return new Backoff(new Random(1), _ -> Thread.onSpinWait(), TRIES);
    }

    private void create() {
        CreateTableResponse created =
                client.createTable(request ->
                        request.tableName(name)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(
                                        text("pk"),
                                        text("sk"),
                                        text("pendingShard"),
                                        text("pendingSince"))
                                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                                .globalSecondaryIndexes(index ->
                                        index.indexName("pending")
                                                .keySchema(
                                                        key("pendingShard", KeyType.HASH),
                                                        key("pendingSince", KeyType.RANGE))
                                                .projection(p ->
                                                        p.projectionType(ProjectionType.ALL))));
        if (created.tableDescription().tableStatus() != TableStatus.ACTIVE) {
            awaitActive();
        }
    }

    private void awaitActive() {
        try (DynamoDbWaiter waiter = client.waiter()) {
            waiter.waitUntilTableExists(
                    request -> request.tableName(name),
                    override -> override.waitTimeout(Duration.ofSeconds(30)));
        }
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
