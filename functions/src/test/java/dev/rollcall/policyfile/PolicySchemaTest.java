package dev.rollcall.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import dev.rollcall.domain.policy.Violation;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The published schema says the same of a file's form as the reader does. */
class PolicySchemaTest {
    private static final String STRANGE = "strangeField";

    @Test
    void it_is_a_valid_schema() {
        JsonSchema meta =
                JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(PolicyForm.DOCUMENT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PolicyForm.COMPLETE,
                "functions/src/test/resources/policy/whole.yaml",
                "functions/src/local/resources/policy.yaml",
                "docs/policy.example.yaml"
            })
    void the_sample_and_the_example_are_valid_to_both(String file) throws IOException {
        assertThat(PolicyForm.SCHEMA.validate(PolicyForm.yaml(file))).isEmpty();
        assertThat(PolicyYaml.read(Files.readAllBytes(Project.path(file))))
                .isInstanceOf(PolicyYaml.Valid.class);
    }

    @Test
    void each_field_says_what_it_is_for() {
        List<String> silent = new ArrayList<>();
        PolicyForm.DOCUMENT
                .findValues("properties")
                .forEach(properties ->
                        properties.properties().stream()
                                .filter(field -> field.getValue().isObject())
                                .filter(field -> !field.getValue().has("$ref"))
                                .filter(field -> !field.getValue().has("description"))
                                .forEach(field -> silent.add(field.getKey())));

        assertThat(silent).isEmpty();
    }

    @Test
    void the_complete_file_has_every_field_of_the_schema() {
        Map<String, Set<String>> written = new TreeMap<>();
        Map<String, Set<String>> published = new TreeMap<>();
        Places.parts(PolicyForm.complete(), "")
                .forEach(place -> {
                    String sort = place.replaceAll("\\[\\d+]", "[]");
                    written.computeIfAbsent(sort, _ -> new TreeSet<>())
                            .addAll(
                                    Places.names(
                                            (ObjectNode) Places.at(PolicyForm.complete(), place)));
                    published.put(sort, fields(place));
                });
        // Known, so that whoever writes it is told why it may not be kept equal.
        requireNonNull(published.get("attributes.kept")).remove("displayName");
        requireNonNull(published.get("sources[].attributes.kept")).remove("displayName");

        assertThat(written).isEqualTo(published);
    }

    @Test
    void both_know_the_same_fields_in_each_part() {
        Map<String, Set<String>> read = new LinkedHashMap<>();
        Map<String, Set<String>> published = new LinkedHashMap<>();
        Places.parts(PolicyForm.complete(), "")
                .forEach(place -> {
                    ObjectNode file = PolicyForm.complete();
                    ((ObjectNode) Places.at(file, place)).put(STRANGE, "x");
                    String field = place.isEmpty() ? STRANGE : place + "." + STRANGE;
                    read.put(place, known(file, field));
                    published.put(place, fields(place));
                });

        assertThat(read).hasSizeGreaterThan(40).isEqualTo(published);
    }

    @Test
    void both_miss_the_same_fields() {
        List<String> differing = new ArrayList<>();
        for (String place : Places.parts(PolicyForm.complete(), "")) {
            for (String name : Places.names((ObjectNode) Places.at(PolicyForm.complete(), place))) {
                ObjectNode file = PolicyForm.complete();
                ((ObjectNode) Places.at(file, place)).remove(name);
                boolean missed =
                        PolicyForm.errors(
                                file,
                                fault ->
                                        fault.what().equals("is missing")
                                                || fault.what().equals("grants nothing")
                                                || fault.what()
                                                        .equals("must name one thing of Slack")
                                                || fault.what().startsWith("A role is whoever"));
                if (missed == PolicyForm.SCHEMA.validate(file).isEmpty()) {
                    differing.add(place + "." + name);
                }
            }
        }

        assertThat(differing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "true", "7", "-1", "1.5", "\"???\"", "\"\""})
    void both_refuse_the_same_kinds_of_value(String value) throws IOException {
        JsonNode other = PolicyForm.JSON.readTree(value);

        assertThat(differing(Places.leaves(PolicyForm.complete(), ""), _ -> other)).isEmpty();
    }

    @Test
    void both_refuse_what_is_left_empty() {
        List<String> all = new ArrayList<>(Places.nodes(PolicyForm.complete(), ""));
        all.remove("");

        assertThat(differing(all, _ -> NullNode.getInstance())).isEmpty();
    }

    @Test
    void both_refuse_the_same_empty_lists() {
        List<String> lists =
                Places.nodes(PolicyForm.complete(), "").stream()
                        .filter(place -> Places.at(PolicyForm.complete(), place).isArray())
                        // Whoever else names a source or an approver is left without it.
                        .filter(place -> !place.equals("sources"))
                        .toList();

        assertThat(lists).hasSizeGreaterThan(15);
        assertThat(differing(lists, _ -> PolicyForm.JSON.createArrayNode())).isEmpty();
    }

    static List<UnaryOperator<String>> spellings() {
        return List.of(
                text -> text.toLowerCase(Locale.ROOT),
                text -> text.toUpperCase(Locale.ROOT),
                text -> " " + text,
                text -> text + " ",
                text -> text + ":foo",
                text -> text.repeat(100));
    }

    /** What zones and days there are is no question of form, nor is whom another field names. */
    @ParameterizedTest
    @MethodSource("spellings")
    void both_refuse_the_same_spellings(UnaryOperator<String> spelling) {
        List<String> texts =
                Places.leaves(PolicyForm.complete(), "").stream()
                        .filter(leaf -> Places.at(PolicyForm.complete(), leaf).isTextual())
                        .filter(leaf -> !leaf.endsWith(".zone") && !leaf.endsWith(".expires"))
                        .toList();

        assertThat(differing(texts, leaf -> new TextNode(spelling.apply(leaf.asText())))).isEmpty();
    }

    /** Returns where only one of the two refuses the file with the other value. */
    private static List<String> differing(List<String> places, UnaryOperator<JsonNode> other) {
        List<String> differing = new ArrayList<>();
        for (String place : places) {
            ObjectNode file = PolicyForm.complete();
            Places.put(file, place, other.apply(Places.at(file, place)));
            boolean refused = PolicyForm.errors(file, fault -> PolicyForm.concerns(fault, place));
            if (refused == PolicyForm.SCHEMA.validate(file).isEmpty()) {
                differing.add(place + (refused ? " (reader refuses)" : " (schema refuses)"));
            }
        }
        return differing;
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
        JsonNode schema = PolicyForm.DOCUMENT;
        for (String step : Places.steps(place)) {
            JsonNode whole = resolved(schema);
            schema =
                    step.matches("\\d+")
                            ? whole.path("items")
                            : whole.path("properties").path(step);
        }
        return Places.names((ObjectNode) resolved(schema).path("properties"));
    }

    private static JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return PolicyForm.DOCUMENT.at(schema.path("$ref").asText().substring(1));
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
}
