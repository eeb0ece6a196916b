package dev.rollcall.local.aws.iam;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.LocalNames;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * DynamoDB's rights. A transaction has none of its own: each of its parts needs that of the action
 * it is (Amazon DynamoDB developer guide, "Using IAM with DynamoDB transactions").
 *
 * @param hashKey the name of the table's partition key
 */
record DynamoDbAsking(String hashKey) implements Asking {
    /** A query names the partition first; whatever follows narrows it down. */
    private static final Pattern PARTITION = Pattern.compile("^\\s*\\S+\\s*=\\s*(:\\w+)");

    private static final Map<String, String> PARTS =
            Map.of(
                    "Put", "PutItem",
                    "Update", "UpdateItem",
                    "Delete", "DeleteItem",
                    "ConditionCheck", "ConditionCheckItem",
                    "Get", "GetItem");

    DynamoDbAsking {
        requireNonNull(hashKey, "hashKey is null");
    }

    @Override
    public List<Asked> of(AwsRequest request) {
        String action = Asking.action(request);
        JsonNode body = Asking.body(request);
        return switch (action) {
            case "TransactWriteItems", "TransactGetItems" ->
                    body.path("TransactItems").valueStream().flatMap(this::part).toList();
            case "BatchGetItem" ->
                    body.path("RequestItems")
                            .propertyStream()
                            .map(table ->
                                    asked(
                                            action,
                                            table.getKey(),
                                            table.getValue()
                                                    .path("Keys")
                                                    .valueStream()
                                                    .map(this::key)))
                            .toList();
            case "BatchWriteItem" ->
                    body.path("RequestItems")
                            .propertyStream()
                            .map(table ->
                                    asked(
                                            action,
                                            table.getKey(),
                                            table.getValue()
                                                    .valueStream()
                                                    .flatMap(JsonNode::valueStream)
                                                    .map(this::item)))
                            .toList();
            case "Query" -> List.of(query(body));
            default -> List.of(asked(action, body.path("TableName").asText(), keys(body)));
        };
    }

    private Stream<Asked> part(JsonNode part) {
        return part.propertyStream()
                .map(one ->
                        asked(
                                PARTS.getOrDefault(one.getKey(), one.getKey()),
                                one.getValue().path("TableName").asText(),
                                keys(one.getValue())));
    }

    private Asked query(JsonNode body) {
        Matcher partition = PARTITION.matcher(body.path("KeyConditionExpression").asText());
        if (!partition.find()) {
            throw new IllegalArgumentException("A query that names no partition first: " + body);
        }
        String key =
                body.path("ExpressionAttributeValues").path(partition.group(1)).path("S").asText();
        String table = arn(body.path("TableName").asText());
        String resource =
                body.has("IndexName") ? table + "/index/" + body.path("IndexName").asText() : table;
        return new Asked("dynamodb:Query", resource, List.of(key));
    }

    private Stream<String> keys(JsonNode request) {
        return request.has("Key") || request.has("Item")
                ? Stream.of(item(request))
                : Stream.empty();
    }

    private String item(JsonNode request) {
        return key(request.has("Key") ? request.path("Key") : request.path("Item"));
    }

    private String key(JsonNode attributes) {
        return attributes.path(hashKey).path("S").asText();
    }

    private static Asked asked(String action, String table, Stream<String> keys) {
        return new Asked("dynamodb:" + action, arn(table), keys.distinct().toList());
    }

    private static String arn(String table) {
        return LocalNames.attribute("AWS::DynamoDB::Table", table, "Arn");
    }
}
