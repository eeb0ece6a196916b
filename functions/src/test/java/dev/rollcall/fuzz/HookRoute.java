package dev.rollcall.fuzz;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.platform.json.Json;
import dev.rollcall.template.DeployedTemplate;
import dev.rollcall.testing.Project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A route of the template that takes what nobody has signed for AWS, and is no page for approvers.
 *
 * @param function the logical id of what answers it
 * @param path with its variables in braces
 * @param samples the events of the project's folder that are sent to this route
 */
record HookRoute(String function, String method, String path, List<JsonNode> samples) {
    private static final String PAGES = "ApprovalPagesFunction";

    HookRoute {
        requireNonNull(function, "function is null");
        requireNonNull(method, "method is null");
        requireNonNull(path, "path is null");
        samples = List.copyOf(samples);
    }

    /** Returns all of the template, so that a new hook is among them without being listed. */
    static List<HookRoute> ofTemplate() {
        List<JsonNode> samples =
                Project.files("events", ".json").stream()
                        .map(file -> Json.read(Project.read(file)))
                        .toList();
        List<HookRoute> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> function :
                DeployedTemplate.ofProject().functions().entrySet()) {
            if (function.getKey().equals(PAGES)) {
                continue;
            }
            for (JsonNode event : function.getValue().path("Events")) {
                JsonNode route = event.path("Properties");
                if (event.path("Type").asText().equals("HttpApi")
                        && !route.path("Auth").path("Authorizer").asText().equals("AWS_IAM")) {
                    found.add(
                            of(
                                    function.getKey(),
                                    route.path("Method").asText(),
                                    route.path("Path").asText(),
                                    samples));
                }
            }
        }
        return found;
    }

    private static HookRoute of(
            String function, String method, String path, List<JsonNode> samples) {
        String key = method + " " + path;
        return new HookRoute(
                function,
                method,
                path,
                samples.stream()
                        .filter(sample -> sample.path("routeKey").asText().equals(key))
                        .toList());
    }

    String key() {
        return method + " " + path;
    }

    @Override
    public String toString() {
        return key();
    }
}
