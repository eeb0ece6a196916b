package dev.rollcall.local.aws.dynamodb;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.AwsService;

/** Lets transactions conflict on demand, which DynamoDB Local never does by itself. */
public final class FaultyDynamoDb implements AwsService {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsService dynamoDb;
    private int conflicts;
    private int failures;

    public FaultyDynamoDb(AwsService dynamoDb) {
        this.dynamoDb = requireNonNull(dynamoDb, "dynamoDb is null");
    }

    /** The next so many transactions are cancelled because others touch their items. */
    public synchronized void conflictNext(int transactions) {
        conflicts = transactions;
    }

    /** The next so many requests are answered with HTTP 500. */
    public synchronized void failNext(int requests) {
        failures = requests;
    }

    @Override
    public AwsAnswer answer(AwsRequest request) {
        if (takeFailure()) {
            return AwsAnswer.of(
                    500,
                    "application/x-amz-json-1.0",
                    "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\"}");
        }
        boolean transaction =
                request.header("x-amz-target").orElse("").endsWith(".TransactWriteItems");
        return transaction && takeConflict() ? conflict(request) : dynamoDb.answer(request);
    }

    private synchronized boolean takeConflict() {
        if (conflicts == 0) {
            return false;
        }
        conflicts--;
        return true;
    }

    private synchronized boolean takeFailure() {
        if (failures == 0) {
            return false;
        }
        failures--;
        return true;
    }

    /** One reason per item, the first of which is in conflict. */
    private static AwsAnswer conflict(AwsRequest request) {
        ObjectNode body = JSON.createObjectNode();
        body.put("__type", "com.amazonaws.dynamodb.v20120810#TransactionCanceledException");
        body.put("message", "Transaction cancelled, please refer cancellation reasons");
        ArrayNode reasons = body.putArray("CancellationReasons");
        for (int item = 0; item < items(request); item++) {
            reasons.addObject().put("Code", item == 0 ? "TransactionConflict" : "None");
        }
        return AwsAnswer.of(400, "application/x-amz-json-1.0", body.toString());
    }

    private static int items(AwsRequest request) {
        try {
            return JSON.readTree(request.text()).path("TransactItems").size();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A transaction that is not JSON", e);
        }
    }
}
