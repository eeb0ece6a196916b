package dev.rollcall.template;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which resource must be made before which.
 *
 * <p>SAM turns one resource into several: an API's definition names the functions of its routes,
 * while what listens to a function's events depends on the function, not the reverse. A function
 * that refers to the API of one of its own routes therefore cannot be deployed.
 */
record Dependencies(Map<String, Set<String>> graph) {
    private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[^}]*)?}");

    Dependencies {
        requireNonNull(graph, "graph is null");
    }

    static Dependencies of(DeployedTemplate template) {
        Set<String> ids = template.resourceIds();
        Map<String, Set<String>> graph = new TreeMap<>();
        for (String id : ids) {
            Set<String> named = new TreeSet<>();
            collect(template.resource(id), named);
            named.retainAll(ids);
            graph.put(id, named);
        }
        template.functions()
                .forEach((id, function) ->
                        apis(function)
                                .forEach(api ->
                                        graph.computeIfAbsent(api, _ -> new TreeSet<>()).add(id)));
        return new Dependencies(graph);
    }

    /** Returns the resources of a circle, the first one again at its end. */
    Optional<List<String>> circle() {
        Set<String> harmless = new HashSet<>();
        for (String id : graph.keySet()) {
            Optional<List<String>> found = circle(id, new ArrayList<>(), harmless);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<List<String>> circle(String id, List<String> path, Set<String> harmless) {
        int seen = path.indexOf(id);
        path.add(id);
        if (seen >= 0) {
            return Optional.of(List.copyOf(path.subList(seen, path.size())));
        }
        for (String next : graph.getOrDefault(id, Set.of())) {
            Optional<List<String>> found =
                    harmless.contains(next) ? Optional.empty() : circle(next, path, harmless);
            if (found.isPresent()) {
                return found;
            }
        }
        path.removeLast();
        harmless.add(id);
        return Optional.empty();
    }

    private static void collect(JsonNode node, Set<String> named) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            switch (member.getKey()) {
                case "Events" -> {}
                case "Ref" -> named.add(beforeDot(member.getValue().asText()));
                case "Fn::GetAtt" -> named.add(member.getValue().path(0).asText());
                case "Fn::Sub" -> substituted(member.getValue(), named);
                case "DependsOn" -> dependsOn(member.getValue(), named);
                default -> collect(member.getValue(), named);
            }
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, named));
        }
    }

    private static void substituted(JsonNode value, Set<String> named) {
        String text = value.isArray() ? value.path(0).asText() : value.asText();
        Matcher matcher = SUBSTITUTED.matcher(text);
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        collect(value.path(1), named);
    }

    private static void dependsOn(JsonNode value, Set<String> named) {
        if (value.isTextual()) {
            named.add(value.asText());
        }
        value.forEach(id -> named.add(id.asText()));
    }

    private static List<String> apis(JsonNode function) {
        return function.path("Events")
                .valueStream()
                .map(event -> event.at("/Properties/ApiId/Ref").asText())
                .filter(api -> !api.isEmpty())
                .toList();
    }

    private static String beforeDot(String reference) {
        int dot = reference.indexOf('.');
        return dot < 0 ? reference : reference.substring(0, dot);
    }
}
