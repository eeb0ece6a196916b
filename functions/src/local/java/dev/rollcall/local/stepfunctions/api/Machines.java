package dev.rollcall.local.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.stepfunctions.definition.Definition;
import dev.rollcall.local.stepfunctions.definition.Diagnostic;
import dev.rollcall.local.stepfunctions.definition.Workflow;
import dev.rollcall.local.stepfunctions.execution.EpochSeconds;
import dev.rollcall.local.time.Timeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** The state machines and the actions on them. */
final class Machines {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Machine> machines = new ConcurrentSkipListMap<>();
    private final Timeline timeline;
    private final Arns arns;
    private final Set<String> resources;

    /**
     * @param resources the ARNs of the integrations that definitions may name
     */
    Machines(Timeline timeline, Arns arns, Set<String> resources) {
        this.timeline = timeline;
        this.arns = arns;
        this.resources = Set.copyOf(resources);
    }

    Machine find(String arn) {
        Machine machine = machines.get(Arns.checkMachine(arn));
        if (machine == null) {
            throw AwsError.badRequest(
                    "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
        }
        return machine;
    }

    /** Creating the same machine again is no error, as on AWS. */
    JsonNode create(Request request) {
        String name = ResourceName.check(request.text("name"));
        String definition = request.text("definition");
        String roleArn = request.text("roleArn");
        if (!request.optional("type").orElse("STANDARD").equals("STANDARD")) {
            throw AwsError.badRequest(
                    "StateMachineTypeNotSupported", "Only STANDARD state machines run here");
        }
        String arn = arns.machine(name);
        Workflow workflow = accepted(definition);
        Machine created = new Machine(arn, name, roleArn, definition, workflow, timeline.now(), 1);
        Machine existing = machines.putIfAbsent(arn, created);
        if (existing != null && !existing.isSame(definition, roleArn)) {
            throw AwsError.badRequest(
                    "StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
        }
        Machine machine = existing == null ? created : existing;
        return JSON.objectNode()
                .put("stateMachineArn", arn)
                .put("creationDate", EpochSeconds.of(machine.created()));
    }

    JsonNode update(Request request) {
        Machine machine = find(request.text("stateMachineArn"));
        Optional<String> definition = request.optional("definition");
        Optional<String> role = request.optional("roleArn");
        if (definition.isEmpty() && role.isEmpty()) {
            throw AwsError.badRequest(
                    "MissingRequiredParameter",
                    "Either the definition, the role ARN, the LoggingConfiguration, or the"
                            + " TracingConfiguration must be specified");
        }
        Workflow workflow = definition.map(this::accepted).orElse(machine.workflow());
        Machine updated =
                machine.updated(
                        definition.orElse(machine.definition()),
                        workflow,
                        role.orElse(machine.roleArn()));
        machines.put(machine.arn(), updated);
        return JSON.objectNode()
                .put("updateDate", EpochSeconds.of(timeline.now()))
                .put("revisionId", revision(updated));
    }

    /** Executions that run go on, as on AWS; none can be started any more. */
    JsonNode delete(Request request) {
        machines.remove(Arns.checkMachine(request.text("stateMachineArn")));
        return JSON.objectNode();
    }

    JsonNode describe(Request request) {
        Machine machine = find(request.text("stateMachineArn"));
        ObjectNode answer =
                JSON.objectNode()
                        .put("stateMachineArn", machine.arn())
                        .put("name", machine.name())
                        .put("status", "ACTIVE")
                        .put("definition", machine.definition())
                        .put("roleArn", machine.roleArn())
                        .put("type", "STANDARD")
                        .put("creationDate", EpochSeconds.of(machine.created()));
        answer.putObject("loggingConfiguration")
                .put("level", "OFF")
                .put("includeExecutionData", false);
        answer.putObject("tracingConfiguration").put("enabled", false);
        return machine.revision() == 1 ? answer : answer.put("revisionId", revision(machine));
    }

    private static String revision(Machine machine) {
        return "revision-" + machine.revision();
    }

    JsonNode list(Request request) {
        List<ObjectNode> all = machines.values().stream().map(Machines::summary).toList();
        return Page.of(request, all).as("stateMachines");
    }

    private static ObjectNode summary(Machine machine) {
        return JSON.objectNode()
                .put("stateMachineArn", machine.arn())
                .put("name", machine.name())
                .put("type", "STANDARD")
                .put("creationDate", EpochSeconds.of(machine.created()));
    }

    /** Tells without storing anything whether a definition would be accepted. */
    JsonNode validate(Request request) {
        List<Diagnostic> diagnostics =
                switch (Definition.load(request.text("definition"), resources)) {
                    case Definition.Accepted _ -> List.of();
                    case Definition.Refused refused -> refused.diagnostics();
                };
        ObjectNode answer = JSON.objectNode().put("result", diagnostics.isEmpty() ? "OK" : "FAIL");
        ArrayNode list = answer.putArray("diagnostics");
        for (Diagnostic diagnostic : diagnostics) {
            ObjectNode entry =
                    list.addObject()
                            .put("severity", "ERROR")
                            .put("code", diagnostic.code())
                            .put("message", diagnostic.message());
            diagnostic.location().ifPresent(place -> entry.put("location", place));
        }
        return answer.put("truncated", false);
    }

    private Workflow accepted(String definition) {
        return switch (Definition.load(definition, resources)) {
            case Definition.Accepted(Workflow workflow) -> workflow;
            case Definition.Refused(List<Diagnostic> diagnostics) ->
                    throw AwsError.badRequest(
                            "InvalidDefinition",
                            diagnostics.stream()
                                    .map(Diagnostic::text)
                                    .collect(
                                            Collectors.joining(
                                                    ", ",
                                                    "Invalid State Machine Definition: '",
                                                    "'")));
        };
    }
}
