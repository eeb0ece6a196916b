package dev.rollcall.adapter.dynamodb;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes in the SDK's words. The loser of a condition always gets the item that beat it. */
record Requests(String table) {
    private static final Pattern NAME = Pattern.compile("#(\\w+)");
    private static final ReturnValuesOnConditionCheckFailure ALL_OLD =
            ReturnValuesOnConditionCheckFailure.ALL_OLD;

    PutItemRequest put(Write.Put put) {
        return PutItemRequest.builder()
                .tableName(table)
                .item(put.item().values())
                .conditionExpression(condition(put.condition()))
                .expressionAttributeNames(names(put.condition()))
                .expressionAttributeValues(values(put.values()))
                .returnValuesOnConditionCheckFailure(ALL_OLD)
                .build();
    }

    UpdateItemRequest update(Write.Update update) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key(update.key()))
                .updateExpression(update.expression())
                .conditionExpression(condition(update.condition()))
                .expressionAttributeNames(names(update.expression() + " " + update.condition()))
                .expressionAttributeValues(values(update.values()))
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ALL_OLD)
                .build();
    }

    DeleteItemRequest delete(Write.Delete delete) {
        return DeleteItemRequest.builder()
                .tableName(table)
                .key(key(delete.key()))
                .conditionExpression(condition(delete.condition()))
                .expressionAttributeNames(names(delete.condition()))
                .expressionAttributeValues(values(delete.values()))
                .build();
    }

    TransactWriteItem inTransaction(Write write) {
        TransactWriteItem.Builder item = TransactWriteItem.builder();
        return switch (write) {
            case Write.Put put -> item.put(transacted(put)).build();
            case Write.Update update -> item.update(transacted(update)).build();
            case Write.Delete delete -> item.delete(transacted(delete)).build();
            case Write.Check check -> item.conditionCheck(transacted(check)).build();
        };
    }

    Map<String, KeysAndAttributes> all(Collection<Key> keys) {
        KeysAndAttributes wanted =
                KeysAndAttributes.builder()
                        .keys(keys.stream().map(Requests::key).toList())
                        .consistentRead(true)
                        .build();
        return Map.of(table, wanted);
    }

    static Map<String, AttributeValue> key(Key key) {
        return Attributes.at(key).values();
    }

    /** Returns null for none: DynamoDB refuses an empty map. */
    static @Nullable Map<String, String> names(String expressions) {
        Map<String, String> names =
                NAME.matcher(expressions)
                        .results()
                        .map(match -> match.group(1))
                        .distinct()
                        .collect(Collectors.toMap(name -> "#" + name, name -> name));
        return names.isEmpty() ? null : names;
    }

    /** Returns null for none: DynamoDB refuses an empty map. */
    static @Nullable Map<String, AttributeValue> values(Attributes attributes) {
        if (attributes.isEmpty()) {
            return null;
        }
        Map<String, AttributeValue> values = new HashMap<>();
        attributes.values().forEach((name, value) -> values.put(":" + name, value));
        return values;
    }

    private Put transacted(Write.Put put) {
        return Put.builder()
                .tableName(table)
                .item(put.item().values())
                .conditionExpression(condition(put.condition()))
                .expressionAttributeNames(names(put.condition()))
                .expressionAttributeValues(values(put.values()))
                .returnValuesOnConditionCheckFailure(ALL_OLD)
                .build();
    }

    private Update transacted(Write.Update update) {
        return Update.builder()
                .tableName(table)
                .key(key(update.key()))
                .updateExpression(update.expression())
                .conditionExpression(condition(update.condition()))
                .expressionAttributeNames(names(update.expression() + " " + update.condition()))
                .expressionAttributeValues(values(update.values()))
                .returnValuesOnConditionCheckFailure(ALL_OLD)
                .build();
    }

    private Delete transacted(Write.Delete delete) {
        return Delete.builder()
                .tableName(table)
                .key(key(delete.key()))
                .conditionExpression(condition(delete.condition()))
                .expressionAttributeNames(names(delete.condition()))
                .expressionAttributeValues(values(delete.values()))
                .returnValuesOnConditionCheckFailure(ALL_OLD)
                .build();
    }

    private ConditionCheck transacted(Write.Check check) {
        return ConditionCheck.builder()
                .tableName(table)
                .key(key(check.key()))
                .conditionExpression(check.condition())
                .expressionAttributeNames(names(check.condition()))
                .expressionAttributeValues(values(check.values()))
                .returnValuesOnConditionCheckFailure(ALL_OLD)
                .build();
    }

    private static @Nullable String condition(String condition) {
        return condition.isEmpty() ? null : condition;
    }
}
