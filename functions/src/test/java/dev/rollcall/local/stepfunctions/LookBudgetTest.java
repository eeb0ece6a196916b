package dev.rollcall.local.stepfunctions;

import static dev.rollcall.local.stepfunctions.LocalStepFunctions.json;
import static dev.rollcall.local.stepfunctions.LocalStepFunctions.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The leaver's machine where Slack is busy, for long or for ever: no execution may fill its
 * history, and what was done is not begun again because the reading of the source grew old.
 */
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
    private final Map<String, Integer> removals = new HashMap<>();
    private boolean removalsWait;
    private boolean readingIsNeverGood;
    private Instant assessedAt = Instant.EPOCH;

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

    @Test
    void reads_the_source_again_after_a_long_wait_and_goes_on_where_it_was() {
        groups = 4;
        busyStep = "none";
        removalsWait = true;

        String execution = run();

        assertThat(output(execution)).isEqualTo("ended");
        assertThat(steps).containsOnlyOnce("admit", "deactivate", "capture", "verify");
        // At first, and after the waits for groups and for workflows. One reading may serve several
        // groups: whoever comes after it need not come back.
        assertThat(steps).filteredOn("assess"::equals).hasSizeBetween(3, 2 + groups);
        assertThat(removals.values()).allMatch(tries -> tries == 2 || tries == 3);
    }

    @ParameterizedTest
    @CsvSource({"1", "70"})
    void hands_over_where_no_reading_of_the_source_is_ever_good_enough(int groupsOfEach) {
        groups = groupsOfEach;
        busyStep = "none";
        readingIsNeverGood = true;

        String execution = run();

        assertThat(output(execution)).isEqualTo("handed-over");
        assertThat(local.events(execution)).hasSizeLessThan(LIMIT * 4 / 5);
        assertThat(steps).containsOnlyOnce("hand-over");
        // Each renewal counts as a look at a group: 400 in a round, and 600 end the rounds.
        assertThat(steps).filteredOn("assess"::equals).hasSizeLessThan(1_000);
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
        boolean removes = step.equals("leave") || step.equals("workflows");
        ObjectNode answer = removes ? removal(payload) : answer(step);
        result.set("Payload", step.equals(busyStep) ? busy() : answer);
        return result;
    }

    /** Slack puts the first try off by three minutes; later ones need a fresh reading. */
    private ObjectNode removal(JsonNode payload) {
        String what = payload.path("step").asText() + payload.path("group").asText();
        int tries = removals.merge(what, 1, Integer::sum);
        if (removalsWait && tries == 1) {
            String later = local.timeline().now().plusSeconds(180).toString();
            return object("outcome", "later", "notBefore", later);
        }
        Instant good = assessedAt.plus(Assessment.GOOD_FOR);
        boolean old = removalsWait && local.timeline().now().isAfter(good);
        return object("outcome", readingIsNeverGood || old ? "look-again" : "settled");
    }

    private ObjectNode answer(String step) {
        return switch (step) {
            case "claim" -> object("outcome", "claimed", "caseId", "c0");
            case "assess" -> {
                assessedAt = local.timeline().now();
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
            case "reset-sessions", "deactivate" -> object("outcome", "settled");
            case "survey" -> {
                ObjectNode surveyed = object("outcome", "surveyed");
                fill(surveyed.putArray("places"), "channel:C0", groups);
                yield surveyed;
            }
            case "verify" -> {
                ObjectNode verified = object("outcome", removalsWait ? "verified" : "incomplete");
                fill(verified.putArray("accounts"), "U0", accounts);
                yield verified;
            }
            case "prove" -> object("outcome", "asked");
            case "inventory" -> object("outcome", "taken");
            case "seal" -> object("outcome", "sealed");
            case "release" -> object("outcome", "released");
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
