package dev.rollcall.local.stepfunctions;

import static dev.rollcall.local.stepfunctions.LocalStepFunctions.json;
import static dev.rollcall.local.stepfunctions.LocalStepFunctions.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A batch's execution whose steps fail: somebody is told, and it goes on. */
class ApproveTroubleTest {
    private static final int QUOTA = 25_000;

    private final LocalStepFunctions local =
            new LocalStepFunctions(
                    Map.of("arn:aws:states:::lambda:invoke", (arguments, _) -> step(arguments)));
    private final List<String> steps = new ArrayList<>();
    private int failing;
    private boolean deaf;

    @Test
    void the_first_trouble_is_told_and_the_work_is_done_when_it_is_over() {
        failing = 3;

        String execution = run();

        assertThat(local.status(execution)).isEqualTo("SUCCEEDED");
        assertThat(steps)
                .containsExactly(
                        "seal",
                        "trouble",
                        "seal",
                        "trouble",
                        "seal",
                        "trouble",
                        "seal",
                        "decision");
        assertThat(took(execution)).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
    }

    @Test
    void where_nobody_can_be_told_the_work_goes_on_all_the_same() {
        failing = 3;
        deaf = true;

        assertThat(local.status(run())).isEqualTo("SUCCEEDED");
        assertThat(steps).endsWith("seal", "decision");
    }

    @Test
    void trouble_without_end_ends_as_failed_so_that_an_alarm_hears_of_it() {
        failing = Integer.MAX_VALUE;
        deaf = true;

        String execution = run();

        assertThat(local.status(execution)).isEqualTo("FAILED");
        assertThat(local.describe(execution).path("error").asText())
                .isEqualTo("Rollcall.ApprovalWorn");
        assertThat(local.events(execution)).hasSizeLessThan(QUOTA / 2);
    }

    private String run() {
        String definition =
                Project.read(Project.path("statemachines/approve.asl.json"))
                        .replaceAll("\\$\\{([^}]*)}", "arn:aws:states:us-east-1:000000000000:$1");
        return local.run(json(definition), object("batch", "b0"));
    }

    private Duration took(String execution) {
        return Duration.between(LocalStepFunctions.START, local.timeline().now());
    }

    private JsonNode step(JsonNode arguments) throws TaskError {
        String step = arguments.path("Payload").path("step").asText();
        steps.add(step);
        boolean fails = step.equals("trouble") ? deaf : failing-- > 0;
        if (fails) {
            throw new TaskError("java.lang.IllegalStateException", "as the test wants");
        }
        ObjectNode result = object();
        result.set("Payload", object("outcome", step.equals("trouble") ? "noted" : "ended"));
        return result;
    }
}
