package dev.rollcall.local.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.stepfunctions.ExecutionStatus;
import dev.rollcall.local.stepfunctions.ExecutionView;
import dev.rollcall.local.stepfunctions.execution.Engine;
import dev.rollcall.local.stepfunctions.execution.EpochSeconds;
import dev.rollcall.local.stepfunctions.execution.Execution;
import dev.rollcall.local.stepfunctions.execution.ExecutionIdentity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The executions and the actions on them. */
final class Executions {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Bytes an execution's input may have. */
    private static final int MAX_INPUT = 256 * 1024;

    /** In the order in which AWS's refusal names them; nothing is redriven here. */
    private static final List<String> STATUSES =
            List.of("SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED", "RUNNING");

    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Engine engine;
    private final Machines machines;
    private final Arns arns;
    private final StartFaults faults;
    private final StartQuota quota;

    Executions(Engine engine, Machines machines, Arns arns, StartFaults faults) {
        this.engine = engine;
        this.machines = machines;
        this.arns = arns;
        this.faults = faults;
        this.quota = new StartQuota(engine.timeline().now());
    }

    /**
     * Starts an execution. The same name and input while it runs gives the same execution; a name
     * once used is refused otherwise.
     */
    JsonNode start(Request request) {
        faults.check();
        quota.take(engine.timeline().now());
        Machine machine = machines.find(request.text("stateMachineArn"));
        String name =
                request.optional("name")
                        .map(ResourceName::check)
                        .orElseGet(() -> UUID.randomUUID().toString());
        String text = request.optional("input").orElse("{}");
        JsonNode input = input(text);
        ExecutionView view = startOrFind(machine, name, text, input).view();
        return JSON.objectNode()
                .put("executionArn", view.executionArn())
                .put("startDate", EpochSeconds.of(view.startDate()));
    }

    private static JsonNode input(String text) {
        if (text.isBlank()) {
            throw invalidInput("Invalid execution input.");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_INPUT) {
            throw invalidInput("the input is larger than 262144 bytes");
        }
        return Request.json(text, Executions::invalidInput);
    }

    private static AwsError invalidInput(String why) {
        return AwsError.badRequest(
                "InvalidExecutionInput", "Invalid State Machine Execution Input: '" + why + "'");
    }

    private Execution startOrFind(Machine machine, String name, String text, JsonNode input) {
        String arn = arns.execution(machine.name(), name);
        ExecutionIdentity identity =
                new ExecutionIdentity(arn, name, machine.arn(), machine.name(), machine.roleArn());
        Execution fresh = new Execution(engine, identity, machine.workflow(), text, input);
        Execution existing;
        synchronized (executions) {
            existing = executions.putIfAbsent(arn, fresh);
        }
        if (existing == null) {
            fresh.begin();
            return fresh;
        }
        ExecutionView view = existing.view();
        if (view.status() == ExecutionStatus.RUNNING && view.input().equals(text)) {
            return existing;
        }
        throw AwsError.badRequest(
                "ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
    }

    private Execution find(String arn) {
        Arns.parseExecution(arn);
        synchronized (executions) {
            Execution execution = executions.get(arn);
            if (execution == null) {
                throw AwsError.badRequest(
                        "ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
            }
            return execution;
        }
    }

    ExecutionView view(String executionArn) {
        return find(executionArn).view();
    }

    JsonNode describe(Request request) {
        ExecutionView view = find(request.text("executionArn")).view();
        ObjectNode answer = summary(view).put("input", view.input());
        answer.putObject("inputDetails").put("included", true);
        view.output()
                .ifPresent(output -> {
                    answer.put("output", output);
                    answer.putObject("outputDetails").put("included", true);
                });
        boolean failed =
                view.status() != ExecutionStatus.SUCCEEDED
                        && view.status() != ExecutionStatus.RUNNING;
        answer.put("redriveStatus", failed ? "REDRIVABLE" : "NOT_REDRIVABLE");
        if (!failed) {
            answer.put(
                    "redriveStatusReason",
                    "Execution is " + view.status() + " and cannot be redriven");
        }
        view.error().ifPresent(error -> answer.put("error", error));
        view.cause().ifPresent(cause -> answer.put("cause", cause));
        return answer;
    }

    private static ObjectNode summary(ExecutionView view) {
        ObjectNode summary =
                JSON.objectNode()
                        .put("executionArn", view.executionArn())
                        .put("stateMachineArn", view.stateMachineArn())
                        .put("name", view.name())
                        .put("status", view.status().name())
                        .put("startDate", EpochSeconds.of(view.startDate()));
        view.stopDate().ifPresent(stop -> summary.put("stopDate", EpochSeconds.of(stop)));
        return summary.put("redriveCount", 0);
    }

    JsonNode history(Request request) {
        List<ObjectNode> events = find(request.text("executionArn")).events();
        List<ObjectNode> ordered = request.flag("reverseOrder", false) ? events.reversed() : events;
        Page page = Page.of(request, ordered);
        return request.flag("includeExecutionData", true)
                ? page.as("events")
                : HistoryRedaction.withoutData(page).as("events");
    }

    /** Newest first, as AWS lists them. */
    JsonNode list(Request request) {
        String machine = machines.find(request.text("stateMachineArn")).arn();
        Optional<String> status = request.oneOf("statusFilter", STATUSES);
        List<Execution> all;
        synchronized (executions) {
            all = new ArrayList<>(executions.values());
        }
        List<ObjectNode> matching =
                all.reversed().stream()
                        .map(Execution::view)
                        .filter(view -> view.stateMachineArn().equals(machine))
                        .filter(view ->
                                status.isEmpty() || status.get().equals(view.status().name()))
                        .map(Executions::summary)
                        .toList();
        return Page.of(request, matching).as("executions");
    }

    JsonNode stop(Request request) {
        Execution execution = find(request.text("executionArn"));
        execution.stop(request.optional("error"), request.optional("cause"));
        return JSON.objectNode()
                .put(
                        "stopDate",
                        EpochSeconds.of(
                                execution.view().stopDate().orElse(engine.timeline().now())));
    }
}
