package dev.rollcall.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Set;
import java.util.TreeSet;

/**
 * Checks that every Task calls an integration there is, and reads its token if it waits for one.
 */
final class ResourceCheck {

    private ResourceCheck() {}

    static void check(JsonNode machine, Set<String> known, Findings findings) {
        for (Block block : Block.in(machine)) {
            block.forEachState((path, state) -> {
                if (state.path("Type").asText().equals("Task")) {
                    task(path, state, known, findings);
                }
            });
        }
    }

    private static void task(String path, JsonNode state, Set<String> known, Findings findings) {
        Resource resource = Resource.parse(state.path("Resource").asText());
        if (!known.contains(resource.arn())) {
            findings.schema(
                    "Resource '%s' does not run here; there are %s"
                            .formatted(resource.arn(), new TreeSet<>(known)),
                    path + "/Resource");
        }
        String arguments = state.path("Arguments").toString();
        if (resource.waitsForToken() && !arguments.contains("$states.context")) {
            findings.schema(
                    "Arguments must pass $states.context.Task.Token on, or nobody can answer",
                    path + "/Arguments");
        }
    }
}
