package dev.rollcall.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import dev.rollcall.domain.policy.Fault;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.testing.Project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;

/** What the reader and the published schema say of the form of a file. */
final class PolicyForm {
    static final ObjectMapper JSON = new ObjectMapper();
    static final JsonNode DOCUMENT = json("docs/policy.schema.json");
    static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(DOCUMENT);
    static final String COMPLETE = "functions/src/test/resources/policy/complete.yaml";
    private static final ObjectNode WHOLE = yaml(COMPLETE);

    private PolicyForm() {}

    /**
     * What two fields are together is told at the part around them, or at the other field. That a
     * longer window must not allow less than a shorter one is no question of form.
     */
    static boolean concerns(Fault fault, String leaf) {
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

    static boolean errors(JsonNode file, Predicate<Fault> like) {
        return PolicyYaml.read(file.toString().getBytes(UTF_8))
                        instanceof PolicyYaml.Invalid(List<Violation> violations)
                && violations.stream().map(Violation::fault).anyMatch(like);
    }

    private static JsonNode json(String file) {
        try {
            return JSON.readTree(Project.path(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode complete() {
        return WHOLE.deepCopy();
    }

    static ObjectNode yaml(String file) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(Project.path(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
