package dev.rollcall.local.stepfunctions.definition;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of a definition's text when it is loaded. */
public sealed interface Definition {

    /** The definition can be run. */
    record Accepted(Workflow workflow) implements Definition {
        public Accepted {
            requireNonNull(workflow, "workflow is null");
        }
    }

    /** The definition cannot be run, for at least one reason. */
    record Refused(List<Diagnostic> diagnostics) implements Definition {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Checks and reads a definition.
     *
     * @param text ASL as JSON
     * @param resources the ARNs of the integrations there are, without token suffix
     */
    static Definition load(String text, Set<String> resources) {
        JsonNode machine;
        try {
            machine =
                    JsonMapper.builder()
                            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                            .build()
                            .readTree(text);
        } catch (JsonProcessingException malformed) {
            return new Refused(
                    List.of(
                            new Diagnostic(
                                    "INVALID_JSON_DESCRIPTION",
                                    "Invalid State Machine Definition: "
                                            + malformed.getOriginalMessage(),
                                    Optional.empty())));
        }
        Findings findings = new Findings();
        FieldCheck.check(machine, findings);
        if (!findings.any()) {
            TransitionCheck.check(machine, findings);
            ExpressionCheck.check(machine, findings);
            ResourceCheck.check(machine, resources, findings);
        }
        return findings.any()
                ? new Refused(findings.all())
                : new Accepted(DefinitionReader.read(machine));
    }
}
