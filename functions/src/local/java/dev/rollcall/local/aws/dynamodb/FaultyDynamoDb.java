package dev.rollcall.local.aws.dynamodb;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.AwsService;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Lets writes go wrong on demand as DynamoDB's do; DynamoDB Local never fails by itself. */
public final class FaultyDynamoDb implements AwsService {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "application/x-amz-json-1.0";
    private static final String SERVICE = "com.amazonaws.dynamodb.v20120810#";
    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems");

    private final AwsService dynamoDb;
    private final Set<String> troubled = new HashSet<>();
    private Optional<Trouble> ofEachWrite = Optional.empty();
    private int conflicts;
    private int failures;

    /** What a write may meet. */
    public enum Trouble {
        /** Another transaction is at work on the item; nothing is done. */
        CONFLICT,
        /** Too many requests; nothing is done. */
        THROTTLED,
        /** The service fails; nothing is done. */
        FAILED,
        /** All is done, and the answer says that the service failed. */
        FAILED_AFTER_EFFECT
    }

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

    /**
     * From now on each write meets the trouble when it is sent first, and passes when sent again.
     * Throttling strikes each action once only: the SDK pauses for up to a second after it.
     */
    public synchronized void troubleEachWriteOnce(Trouble trouble) {
        ofEachWrite = Optional.of(trouble);
        troubled.clear();
    }

    /** Returns how many writes have met trouble since {@link #troubleEachWriteOnce}. */
    public synchronized int troubled() {
        return troubled.size();
    }

    public synchronized void clear() {
        ofEachWrite = Optional.empty();
        conflicts = 0;
        failures = 0;
    }

    @Override
    public AwsAnswer answer(AwsRequest request) {
        if (takeFailure()) {
            return error(500, "InternalServerError");
        }
        String action = request.header("x-amz-target").orElse("").replaceFirst(".*\\.", "");
        boolean transaction = action.equals("TransactWriteItems");
        if (transaction && takeConflict()) {
            return conflict(request);
        }
        return takeTrouble(action, request)
                .map(trouble -> troubled(trouble, transaction, request))
                .orElseGet(() -> dynamoDb.answer(request));
    }

    private AwsAnswer troubled(Trouble trouble, boolean transaction, AwsRequest request) {
        return switch (trouble) {
            case CONFLICT ->
                    transaction ? conflict(request) : error(400, "TransactionConflictException");
            case THROTTLED -> error(400, "ProvisionedThroughputExceededException");
            case FAILED -> error(500, "InternalServerError");
            case FAILED_AFTER_EFFECT -> {
                AwsAnswer unheard = dynamoDb.answer(request);
                yield unheard.status() < 300 ? error(500, "InternalServerError") : unheard;
            }
        };
    }

    private static AwsAnswer error(int status, String code) {
        return AwsAnswer.of(status, TYPE, "{\"__type\":\"" + SERVICE + code + "\"}");
    }

    private synchronized Optional<Trouble> takeTrouble(String action, AwsRequest request) {
        return ofEachWrite
                .filter(_ -> WRITES.contains(action))
                .filter(trouble -> troubled.add(which(trouble, action, request)));
    }

    /** The token tells the tries of one transaction from each other only. */
    private static String which(Trouble trouble, String action, AwsRequest request) {
        return trouble == Trouble.THROTTLED
                ? action
                : json(request).without("ClientRequestToken").toString();
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
        body.put("__type", SERVICE + "TransactionCanceledException");
        body.put("message", "Transaction cancelled, please refer cancellation reasons");
        ArrayNode reasons = body.putArray("CancellationReasons");
        int items = json(request).path("TransactItems").size();
        for (int item = 0; item < items; item++) {
            reasons.addObject().put("Code", item == 0 ? "TransactionConflict" : "None");
        }
        return AwsAnswer.of(400, TYPE, body.toString());
    }

    private static ObjectNode json(AwsRequest request) {
        try {
            return (ObjectNode) JSON.readTree(request.text());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A request that is not JSON", e);
        }
    }
}
