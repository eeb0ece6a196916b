package dev.rollcall.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import dev.rollcall.domain.policy.Fault;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The published schema says the same of a file's form as the reader does. */
class PolicySchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = json("docs/policy.schema.json");
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(DOCUMENT);
    private static final String COMPLETE = "functions/src/test/resources/policy/complete.yaml";
    private static final ObjectNode WHOLE = yaml(COMPLETE);
    private static final String STRANGE = "strangeField";

    @Test
    void it_is_a_valid_schema() {
        JsonSchema meta =
                JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(DOCUMENT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                COMPLETE,
                "functions/src/test/resources/policy/whole.yaml",
                "functions/src/local/resources/policy.yaml",
                "docs/policy.example.yaml"
            })
    void the_sample_and_the_example_are_valid_to_both(String file) throws IOException {
        assertThat(SCHEMA.validate(yaml(file))).isEmpty();
        assertThat(PolicyYaml.read(Files.readAllBytes(Project.path(file))))
                .isInstanceOf(PolicyYaml.Valid.class);
    }

    @Test
    void each_field_says_what_it_is_for() {
        List<String> silent = new ArrayList<>();
        DOCUMENT.findValues("properties")
                .forEach(properties ->
                        properties.properties().stream()
                                .filter(field -> field.getValue().isObject())
                                .filter(field -> !field.getValue().has("$ref"))
                                .filter(field -> !field.getValue().has("description"))
                                .forEach(field -> silent.add(field.getKey())));

        assertThat(silent).isEmpty();
    }

    @Test
    void both_know_the_same_fields_in_each_part() {
        Map<String, Set<String>> read = new LinkedHashMap<>();
        Map<String, Set<String>> published = new LinkedHashMap<>();
        parts(complete(), "")
                .forEach(place -> {
                    ObjectNode file = complete();
                    ((ObjectNode) at(file, place)).put(STRANGE, "x");
                    String field = place.isEmpty() ? STRANGE : place + "." + STRANGE;
                    read.put(place, known(file, field));
                    published.put(place, fields(place));
                });

        assertThat(read).hasSizeGreaterThan(40).isEqualTo(published);
    }

    @Test
    void both_miss_the_same_fields() {
        List<String> differing = new ArrayList<>();
        for (String place : parts(complete(), "")) {
            for (String name : names((ObjectNode) at(complete(), place))) {
                ObjectNode file = complete();
                ((ObjectNode) at(file, place)).remove(name);
                boolean missed =
                        errors(
                                file,
                                fault ->
                                        fault.what().equals("is missing")
                                                || fault.what().equals("grants nothing")
                                                || fault.what()
                                                        .equals("must name one thing of Slack"));
                if (missed == SCHEMA.validate(file).isEmpty()) {
                    differing.add(place + "." + name);
                }
            }
        }

        assertThat(differing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "true", "7", "-1", "1.5", "\"???\"", "\"\""})
    void both_refuse_the_same_kinds_of_value(String value) throws IOException {
        List<String> differing = new ArrayList<>();
        for (String leaf : leaves(complete(), "")) {
            ObjectNode file = complete();
            put(file, leaf, JSON.readTree(value));
            boolean refused = errors(file, fault -> concerns(fault, leaf));
            if (refused == SCHEMA.validate(file).isEmpty()) {
                differing.add(leaf + (refused ? " (reader refuses)" : " (schema refuses)"));
            }
        }

        assertThat(differing).isEmpty();
    }

    /**
     * What two fields are together is told at the part around them, or at the other field. That a
     * longer window must not allow less than a shorter one is no question of form.
     */
    private static boolean concerns(Fault fault, String leaf) {
        if (fault.what().startsWith("The limit of ")) {
            return false;
        }
        String place = fault.place();
        return place.startsWith(leaf)
                || leaf.startsWith(place)
                || around(place).equals(around(leaf));
    }

    private static String around(String place) {
        return place.substring(0, Math.max(0, place.lastIndexOf('.')));
    }

    private static boolean errors(JsonNode file, Predicate<Fault> like) {
        return PolicyYaml.read(file.toString().getBytes(UTF_8))
                        instanceof PolicyYaml.Invalid(List<Violation> violations)
                && violations.stream().map(Violation::fault).anyMatch(like);
    }

    private static Set<String> known(JsonNode file, String field) {
        if (PolicyYaml.read(file.toString().getBytes(UTF_8))
                instanceof PolicyYaml.Invalid(List<Violation> violations)) {
            return violations.stream()
                    .map(Violation::fault)
                    .filter(fault -> fault.place().equals(field))
                    .map(fault -> fault.remedy().substring("known are: ".length()).split(", "))
                    .map(names -> (Set<String>) new TreeSet<>(Arrays.asList(names)))
                    .findFirst()
                    .orElse(Set.of("nothing is said of " + field));
        }
        return Set.of("the reader takes " + field);
    }

    /** Returns the fields that the schema knows at a place of the complete file. */
    private static Set<String> fields(String place) {
        JsonNode schema = DOCUMENT;
        for (String step : steps(place)) {
            JsonNode whole = resolved(schema);
            schema =
                    step.matches("\\d+")
                            ? whole.path("items")
                            : whole.path("properties").path(step);
        }
        return names((ObjectNode) resolved(schema).path("properties"));
    }

    private static JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return DOCUMENT.at(schema.path("$ref").asText().substring(1));
        }
        if (!schema.has("properties") && schema.has("oneOf")) {
            for (JsonNode one : schema.path("oneOf")) {
                if (one.has("properties")) {
                    return one;
                }
            }
        }
        return schema;
    }

    private static List<String> parts(JsonNode node, String place) {
        List<String> parts = new ArrayList<>();
        if (node.isObject()) {
            parts.add(place);
        }
        children(node, place).forEach((at, child) -> parts.addAll(parts(child, at)));
        return parts;
    }

    private static List<String> leaves(JsonNode node, String place) {
        List<String> leaves = new ArrayList<>();
        if (node.isValueNode()) {
            leaves.add(place);
        }
        children(node, place).forEach((at, child) -> leaves.addAll(leaves(child, at)));
        return leaves;
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

    private static JsonNode at(JsonNode file, String place) {
        JsonNode node = file;
        for (String step : steps(place)) {
            node = step.matches("\\d+") ? node.get(Integer.parseInt(step)) : node.get(step);
        }
        return node;
    }

    private static void put(JsonNode file, String place, JsonNode value) {
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

    private static List<String> steps(String place) {
        List<String> steps = new ArrayList<>(Arrays.asList(place.split("[.\\[\\]]+")));
        steps.removeIf(String::isEmpty);
        return steps;
    }

    private static Set<String> names(ObjectNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode json(String file) {
        try {
            return JSON.readTree(Project.path(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode complete() {
        return WHOLE.deepCopy();
    }

    private static ObjectNode yaml(String file) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(Project.path(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
