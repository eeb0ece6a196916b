package dev.rollcall.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.template.DeployedTemplate;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The machines as {@code template.yaml} deploys them. */
class DeployedMachinesTest {
    private static final DeployedTemplate TEMPLATE = DeployedTemplate.ofProject();
    private static final Map<String, JsonNode> MACHINES =
            TEMPLATE.properties(DeployedTemplate.STATE_MACHINE);

    /** Step Functions guide, "Logging to CloudWatch Logs": all of them, and on every resource. */
    private static final List<String> LOG_DELIVERY =
            List.of(
                    "logs:CreateLogDelivery",
                    "logs:GetLogDelivery",
                    "logs:UpdateLogDelivery",
                    "logs:DeleteLogDelivery",
                    "logs:ListLogDeliveries",
                    "logs:PutResourcePolicy",
                    "logs:DescribeResourcePolicies",
                    "logs:DescribeLogGroups");

    @Test
    void every_definition_is_deployed_once() {
        List<String> deployed =
                MACHINES.values().stream()
                        .map(machine -> machine.path("DefinitionUri").asText())
                        .toList();

        assertThat(Machine.all())
                .extracting(machine -> "statemachines/" + machine.name())
                .containsExactlyInAnyOrderElementsOf(deployed);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void every_placeholder_is_supplied_and_every_supply_used(String id) {
        assertThat(new SubstitutionsRule(substitutions(id).keySet()).violations(definition(id)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void every_task_outlasts_its_function(String id) {
        Map<String, Integer> seconds = new HashMap<>();
        substitutions(id)
                .forEach((key, function) -> {
                    if (TEMPLATE.functions().containsKey(function)) {
                        JsonNode timeout =
                                TEMPLATE.properties(DeployedTemplate.FUNCTION, function)
                                        .path("Timeout");
                        seconds.put(key, timeout.asInt());
                    }
                });

        assertThat(seconds).isNotEmpty();
        assertThat(new TaskTimeoutsRule(seconds).violations(definition(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void functions_are_called_by_their_alias(String id) {
        assertThat(machine(id).path("DefinitionSubstitutions").properties())
                .filteredOn(entry -> entry.getKey().endsWith("FunctionArn"))
                .isNotEmpty()
                .allSatisfy(entry ->
                        assertThat(entry.getValue().path("Ref").asText())
                                .isEqualTo(entry.getKey().replaceFirst("Arn$", ".Alias")));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void each_may_call_exactly_what_it_is_supplied_with(String id) {
        Set<String> callable = new TreeSet<>();
        machine(id)
                .path("Policies")
                .findParents("Action")
                .forEach(statement ->
                        callable.addAll(statement.path("Resource").findValuesAsText("Ref")));

        assertThat(callable).isEqualTo(new TreeSet<>(supplied(id)));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void history_outlives_the_run_and_logs_hold_no_data(String id) {
        JsonNode logging = machine(id).path("Logging");

        assertThat(machine(id).path("Type").asText()).isEqualTo("STANDARD");
        assertThat(logging.path("IncludeExecutionData").asBoolean(true)).isFalse();
        assertThat(logging.path("Destinations").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void logs_may_be_delivered(String id) {
        assertThat(machine(id).path("Policies").findParents("Action"))
                .as("SAM does not grant log delivery where policies are listed")
                .anySatisfy(statement -> {
                    assertThat(statement.path("Action"))
                            .extracting(JsonNode::asText)
                            .containsExactlyInAnyOrderElementsOf(LOG_DELIVERY);
                    assertThat(statement.path("Resource").asText()).isEqualTo("*");
                });
    }

    static Set<String> machines() {
        return MACHINES.keySet();
    }

    private static JsonNode machine(String id) {
        return TEMPLATE.properties(DeployedTemplate.STATE_MACHINE, id);
    }

    private static Machine definition(String id) {
        String uri = machine(id).path("DefinitionUri").asText();
        return new Machine(id, Project.read(Project.path(uri)));
    }

    /** Returns the logical ids behind the substitutions. */
    private static Map<String, String> substitutions(String id) {
        Map<String, String> ids = new TreeMap<>();
        machine(id)
                .path("DefinitionSubstitutions")
                .properties()
                .forEach(entry -> {
                    String reference = entry.getValue().path("Ref").asText();
                    ids.put(entry.getKey(), reference.replaceFirst("\\.Alias$", ""));
                });
        return ids;
    }

    private static List<String> supplied(String id) {
        return machine(id).path("DefinitionSubstitutions").findValuesAsText("Ref");
    }
}
