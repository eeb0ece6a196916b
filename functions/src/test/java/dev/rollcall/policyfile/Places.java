package dev.rollcall.policyfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The places of a policy file, spelled as the reader spells them: {@code mappings[2].most}. */
final class Places {
    private static final Pattern ALIKE =
            Pattern.compile(
                    "limits\\.(?!deactivate\\.|perGroup\\.)\\w+\\.\\w+|limits.deactivate.(hour|day|week)"
                        + "|(sources\\[0]\\.)?attributes\\.\\w+\\.(?!title)\\w+|approvals\\.approvers\\[[12]].*");

    private Places() {}

    /** Returns all places that hold fields, the file itself first. */
    static List<String> parts(JsonNode node, String place) {
        List<String> parts = new ArrayList<>();
        if (node.isObject()) {
            parts.add(place);
        }
        children(node, place).forEach((at, child) -> parts.addAll(parts(child, at)));
        return parts;
    }

    /** Without what is described once and stands often: limits by kind, attributes by name. */
    static List<String> nodes(JsonNode node, String place) {
        List<String> nodes = new ArrayList<>();
        if (ALIKE.matcher(place).matches()) {
            return nodes;
        }
        nodes.add(place);
        children(node, place).forEach((at, child) -> nodes.addAll(nodes(child, at)));
        return nodes;
    }

    static List<String> leaves(JsonNode node, String place) {
        return nodes(node, place).stream().filter(found -> at(node, found).isValueNode()).toList();
    }

    private static Map<String, JsonNode> children(JsonNode node, String place) {
        Map<String, JsonNode> children = new LinkedHashMap<>();
        node.properties()
                .forEach(field ->
                        children.put(
                                place.isEmpty() ? field.getKey() : place + "." + field.getKey(),
                                field.getValue()));
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                children.put(place + "[" + i + "]", array.get(i));
            }
        }
        return children;
    }

    static JsonNode at(JsonNode file, String place) {
        JsonNode node = file;
        for (String step : steps(place)) {
            node = step.matches("\\d+") ? node.get(Integer.parseInt(step)) : node.get(step);
        }
        return node;
    }

    static void put(JsonNode file, String place, JsonNode value) {
        List<String> steps = steps(place);
        String last = steps.removeLast();
        JsonNode node = file;
        for (String step : steps) {
            node = step.matches("\\d+") ? node.get(Integer.parseInt(step)) : node.get(step);
        }
        if (node instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), value);
        } else {
            ((ObjectNode) node).set(last, value);
        }
    }

    static List<String> steps(String place) {
        List<String> steps = new ArrayList<>(Arrays.asList(place.split("[.\\[\\]]+")));
        steps.removeIf(String::isEmpty);
        return steps;
    }

    static Set<String> names(ObjectNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
