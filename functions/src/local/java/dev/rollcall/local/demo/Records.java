package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Rollcall itself recorded, read as an operator with the AWS SDK would. */
final class Records {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DynamoDbClient dynamoDb;
    private final SfnClient stepFunctions;
    private final String table;
    private final String deactivateMachine;
    private final String watchMachine;

    Records(
            DynamoDbClient dynamoDb,
            SfnClient stepFunctions,
            String table,
            String deactivateMachine,
            String watchMachine) {
        this.dynamoDb = requireNonNull(dynamoDb, "dynamoDb is null");
        this.stepFunctions = requireNonNull(stepFunctions, "stepFunctions is null");
        this.table = requireNonNull(table, "table is null");
        this.deactivateMachine = requireNonNull(deactivateMachine, "deactivateMachine is null");
        this.watchMachine = requireNonNull(watchMachine, "watchMachine is null");
    }

    /** Returns how many runs were started for the person. */
    long runsOf(String person) {
        return executions(deactivateMachine).stream()
                .map(this::input)
                .filter(input -> input.path("person").asText().equals(person))
                .count();
    }

    /** Returns the only case there is, once its watch was started. */
    Optional<String> caseId() {
        return executions(watchMachine).stream()
                .map(execution -> input(execution).path("caseId").asText())
                .findFirst();
    }

    /** Returns the case's ledger entries, oldest first. */
    List<JsonNode> ledger(String caseId) {
        List<JsonNode> entries = new ArrayList<>();
        dynamoDb.queryPaginator(query ->
                        query.tableName(table)
                                .keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(
                                        Map.of(":pk", AttributeValue.fromS("LEDGER#" + caseId))))
                .items()
                .forEach(item -> entries.add(document(item)));
        entries.sort(Comparator.comparing(entry -> entry.path("at").asText()));
        return entries;
    }

    /**
     * A departure.
     *
     * @param opened when it was first heard of
     */
    record Case(String id, String person, String state, String opened) {}

    /** Returns each person's latest case. */
    Map<String, Case> cases() {
        Map<String, Case> latest = new HashMap<>();
        scan(s ->
                        s.filterExpression("begins_with(pk, :pk) AND sk = :sk")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk", AttributeValue.fromS("CASE#"),
                                                ":sk", AttributeValue.fromS("CASE"))))
                .map(item ->
                        new Case(
                                text(item, "caseId"),
                                text(item, "person"),
                                text(item, "state"),
                                text(item, "detectedAt")))
                .forEach(one ->
                        latest.merge(
                                one.person(),
                                one,
                                BinaryOperator.maxBy(Comparator.comparing(Case::opened))));
        return latest;
    }

    /**
     * Returns the keys of all that somebody must still see to: cases, lists, runs, hints. The same
     * index also lists who is known, by their links and records.
     */
    List<String> waiting() {
        return pending().map(item -> text(item, "pk")).toList();
    }

    /** Returns those of them that are about one of these people: cases, runs, hints. */
    List<String> waitingFor(Set<String> people) {
        return pending()
                .filter(item -> item.containsKey("person") && people.contains(text(item, "person")))
                .map(item -> text(item, "pk"))
                .toList();
    }

    private Stream<Map<String, AttributeValue>> pending() {
        return scan(s ->
                s.indexName("pending")
                        .filterExpression(
                                "NOT begins_with(pk, :link) AND NOT begins_with(pk, :grant)")
                        .expressionAttributeValues(
                                Map.of(
                                        ":link", AttributeValue.fromS("LINK#"),
                                        ":grant", AttributeValue.fromS("GRANT#"))));
    }

    /** Counts the accounts that are held, whatever was decided on them. */
    long heldLeavers() {
        return scan(s ->
                        s.filterExpression("begins_with(pk, :pk)")
                                .projectionExpression("pk")
                                .expressionAttributeValues(
                                        Map.of(":pk", AttributeValue.fromS("HELD#"))))
                .count();
    }

    /** Returns what the entitlement records say of the person in that state. */
    Set<String> grants(String person, String state) {
        return scan(s ->
                        s.filterExpression("pk = :pk")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk",
                                                AttributeValue.fromS("GRANT#okta#" + person))))
                .filter(item -> text(item, "state").equals(state))
                .map(item -> text(item, "entitlement"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Map<String, AttributeValue>> scan(Consumer<ScanRequest.Builder> how) {
        return dynamoDb.scanPaginator(scan -> how.accept(scan.tableName(table))).items().stream();
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        return requireNonNull(item.get(attribute), attribute).s();
    }

    private List<ExecutionListItem> executions(String machine) {
        return stepFunctions
                .listExecutionsPaginator(list -> list.stateMachineArn(machine))
                .executions()
                .stream()
                .toList();
    }

    private JsonNode input(ExecutionListItem execution) {
        return parse(
                stepFunctions
                        .describeExecution(
                                describe -> describe.executionArn(execution.executionArn()))
                        .input());
    }

    private static JsonNode document(Map<String, AttributeValue> item) {
        return parse(requireNonNull(item.get("document"), "a ledger row without document").s());
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON", e);
        }
    }
}
