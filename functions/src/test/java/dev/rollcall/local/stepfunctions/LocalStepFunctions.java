package dev.rollcall.local.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.stepfunctions.api.Arns;
import dev.rollcall.local.time.VirtualTimeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The service on a virtual timeline, called as a client calls it, for tests. */
final class LocalStepFunctions {

    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RANDOM_SEED = 7;

    private final VirtualTimeline timeline = new VirtualTimeline(START);
    private final List<ExecutionView> changes = new ArrayList<>();
    private final StepFunctionsService service;

    LocalStepFunctions(Map<String, TaskIntegration> integrations) {
        this.service =
                new StepFunctionsService(
                        timeline, Arns.LOCAL, integrations, changes::add, new Random(RANDOM_SEED));
    }

    /** Returns the ARN of a new machine. */
    String machine(String name, JsonNode definition) {
        return call(
                        "CreateStateMachine",
                        object("name", name, "roleArn", "arn:aws:iam::000000000000:role/local")
                                .put("definition", definition.toString()))
                .path("stateMachineArn")
                .asText();
    }

    /** Starts an execution and returns its ARN. */
    String start(String machineArn, JsonNode input) {
        return call(
                        "StartExecution",
                        object("stateMachineArn", machineArn).put("input", input.toString()))
                .path("executionArn")
                .asText();
    }

    /** Runs an execution to its end, or for a year, and returns its ARN. */
    String run(JsonNode definition, JsonNode input) {
        String arn = start(machine("machine-" + changes.size(), definition), input);
        timeline.runUntil(() -> !status(arn).equals("RUNNING"), Duration.ofDays(365));
        return arn;
    }

    String status(String executionArn) {
        return describe(executionArn).path("status").asText();
    }

    JsonNode describe(String executionArn) {
        return call("DescribeExecution", object("executionArn", executionArn));
    }

    /** Returns all events, oldest first. */
    List<JsonNode> events(String executionArn) {
        List<JsonNode> events = new ArrayList<>();
        ObjectNode request = object("executionArn", executionArn).put("maxResults", 1_000);
        JsonNode page = call("GetExecutionHistory", request);
        page.path("events").forEach(events::add);
        while (page.has("nextToken")) {
            request.set("nextToken", page.path("nextToken"));
            page = call("GetExecutionHistory", request);
            page.path("events").forEach(events::add);
        }
        return events;
    }

    List<String> eventTypes(String executionArn) {
        return events(executionArn).stream().map(event -> event.path("type").asText()).toList();
    }

    /** Calls the service; request and answer become text in between, as on the wire. */
    JsonNode call(String action, JsonNode body) {
        return json(service.handle(action, json(body.toString())).toString());
    }

    void refuseNextStarts(int count, AwsError error) {
        service.refuseNextStarts(count, error);
    }

    VirtualTimeline timeline() {
        return timeline;
    }

    List<ExecutionView> changes() {
        return changes;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("the test's JSON is malformed", malformed);
        }
    }

    static ObjectNode object(String... namesAndValues) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            object.put(namesAndValues[index], namesAndValues[index + 1]);
        }
        return object;
    }
}
