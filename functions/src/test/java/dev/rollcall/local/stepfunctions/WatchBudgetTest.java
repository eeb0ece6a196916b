package dev.rollcall.local.stepfunctions;

import static dev.rollcall.local.stepfunctions.LocalStepFunctions.json;
import static dev.rollcall.local.stepfunctions.LocalStepFunctions.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** The watch over a case that stays open for long: no execution may fill its history. */
class WatchBudgetTest {
    private final LocalStepFunctions local =
            new LocalStepFunctions(Map.of("arn:aws:states:::lambda:invoke", (_, _) -> answer()));
    private int checks;
    private int openFor = Integer.MAX_VALUE;

    @Test
    void ends_as_failed_while_the_case_is_open_so_that_the_next_one_is_started() {
        String watch = run();

        assertThat(local.status(watch)).isEqualTo("FAILED");
        assertThat(local.describe(watch).path("error").asText()).isEqualTo("Rollcall.WatchWorn");
        assertThat(local.events(watch)).hasSizeLessThan(10_000);
    }

    @Test
    void ends_well_with_the_case() {
        openFor = 20;

        assertThat(local.status(run())).isEqualTo("SUCCEEDED");
    }

    private String run() {
        String definition =
                Project.read(Project.path("statemachines/sla-watch.asl.json"))
                        .replaceAll("\\$\\{([^}]*)}", "arn:aws:states:us-east-1:000000000000:$1");
        return local.run(json(definition), object("caseId", "c0"));
    }

    private JsonNode answer() {
        checks++;
        ObjectNode result = object();
        result.set(
                "Payload",
                checks > openFor
                        ? object("outcome", "done")
                        : object("outcome", "wait", "notBefore", inAnHour()));
        return result;
    }

    private String inAnHour() {
        return local.timeline().now().plusSeconds(3600).toString();
    }
}
