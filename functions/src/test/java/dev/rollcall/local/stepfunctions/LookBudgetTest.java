package dev.rollcall.local.stepfunctions;

import static dev.rollcall.local.stepfunctions.LocalStepFunctions.json;
import static dev.rollcall.local.stepfunctions.LocalStepFunctions.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The leaver's machine where Slack is busy for ever: no execution may fill its history. */
class LookBudgetTest {
    private static final int LIMIT = 25_000;

    private final List<String> steps = new ArrayList<>();
    private final LocalStepFunctions local =
            new LocalStepFunctions(
                    Map.of(
                            "arn:aws:states:::lambda:invoke",
                            (arguments, _) -> lambda(arguments),
                            "arn:aws:states:::states:startExecution",
                            (_, _) -> object("executionArn", "arn:watch")));
    private int accounts = 1;
    private int groups;
    private String busyStep = "leave";

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 70", "1, 400", "3, 70"})
    void hands_over_long_before_the_history_is_full(int accountsOfOne, int groupsOfEach) {
        accounts = accountsOfOne;
        groups = groupsOfEach;

        String execution = run();

        assertThat(output(execution)).isEqualTo("handed-over");
        assertThat(local.events(execution)).hasSizeLessThan(LIMIT * 4 / 5);
        assertThat(steps).containsOnlyOnce("hand-over");
    }

    @Test
    void hands_over_too_where_the_deactivation_itself_is_put_off() {
        groups = 0;
        busyStep = "deactivate";

        String execution = run();

        assertThat(output(execution)).isEqualTo("handed-over");
        assertThat(local.events(execution)).hasSizeLessThan(LIMIT * 4 / 5);
        assertThat(steps).containsOnlyOnce("hand-over");
    }

    private String run() {
        String definition =
                Project.read(Project.path("statemachines/deactivate.asl.json"))
                        .replaceAll("\\$\\{([^}]*)}", "arn:aws:states:us-east-1:000000000000:$1");
        return local.run(
                json(definition),
                object("source", "okta", "person", "00uAna").put("generation", 1));
    }

    private String output(String execution) {
        assertThat(local.status(execution)).isEqualTo("SUCCEEDED");
        return json(local.describe(execution).path("output").asText()).path("outcome").asText();
    }

    private synchronized JsonNode lambda(JsonNode arguments) {
        JsonNode payload = arguments.path("Payload");
        String step = payload.path("step").asText();
        steps.add(step);
        ObjectNode result = object();
        result.set("Payload", step.equals(busyStep) ? busy() : answer(step));
        return result;
    }

    private ObjectNode answer(String step) {
        return switch (step) {
            case "claim" -> object("outcome", "claimed", "caseId", "c0");
            case "assess" -> {
                ObjectNode leaver = object("outcome", "leaver").put("seen", 1);
                fill(leaver.putArray("accounts"), "U0", accounts);
                yield leaver;
            }
            case "admit" -> object("outcome", "admitted");
            case "capture" -> {
                ObjectNode captured = object("outcome", "captured");
                fill(captured.putArray("groups"), "idp-group:S0", groups);
                yield captured;
            }
            case "reset-sessions", "deactivate", "leave" -> object("outcome", "settled");
            case "survey" -> {
                ObjectNode surveyed = object("outcome", "surveyed");
                fill(surveyed.putArray("places"), "channel:C0", groups);
                yield surveyed;
            }
            case "workflows" -> object("outcome", "settled");
            case "verify" -> object("outcome", "incomplete");
            case "trouble" -> object("outcome", "wait", "notBefore", later());
            case "hand-over" -> object("outcome", "handed-over");
            default -> throw new IllegalArgumentException("No script for the step " + step);
        };
    }

    private ObjectNode busy() {
        return object("outcome", "later", "notBefore", later());
    }

    private String later() {
        Instant later = local.timeline().now().plusSeconds(30);
        return later.toString();
    }

    private static void fill(ArrayNode array, String prefix, int count) {
        for (int number = 1; number <= count; number++) {
            array.add(prefix + number);
        }
    }
}
