package dev.rollcall.function.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a patch (RFC 7644 §3.5.2) in the RFC's dialect and in those of Entra (learn.microsoft.com,
 * "Known issues and resolutions with SCIM 2.0 protocol compliance") and Okta: operations in any
 * case, and values without a path whose names are paths. The answer has a path in every step.
 */
final class PatchReader {
    static final int MOST_OPERATIONS = 1_000;

    private final List<PatchStep> steps = new ArrayList<>();

    private PatchReader() {}

    static List<PatchStep> read(ObjectNode body) {
        PatchReader reader = new PatchReader();
        Optional<JsonNode> schemas = FilterMatch.child(body, "schemas");
        if (schemas.isPresent() && !hasSchema(schemas.get())) {
            throw ScimRefusal.invalidSyntax(
                    "The schemas of a patch are [\"" + ScimNames.PATCH + "\"].");
        }
        JsonNode operations =
                FilterMatch.child(body, "Operations")
                        .filter(node -> node.isArray() && !node.isEmpty())
                        .orElseThrow(() ->
                                ScimRefusal.invalidSyntax(
                                        "A patch has Operations, a list of one at least."));
        if (operations.size() > MOST_OPERATIONS) {
            throw ScimRefusal.of(
                    413, "A patch may have at most " + MOST_OPERATIONS + " operations.");
        }
        operations.forEach(reader::operation);
        return List.copyOf(reader.steps);
    }

    private static boolean hasSchema(JsonNode schemas) {
        for (JsonNode schema : schemas) {
            if (schema.asText().equalsIgnoreCase(ScimNames.PATCH)) {
                return true;
            }
        }
        return false;
    }

    private void operation(JsonNode node) {
        String word = FilterMatch.child(node, "op").map(JsonNode::asText).orElse("");
        PatchStep.Operation operation =
                switch (word.toLowerCase(Locale.ROOT)) {
                    case "add" -> PatchStep.Operation.ADD;
                    case "replace" -> PatchStep.Operation.REPLACE;
                    case "remove" -> PatchStep.Operation.REMOVE;
                    default ->
                            throw ScimRefusal.invalidSyntax(
                                    "op is one of add, replace and remove.");
                };
        boolean capitalised = Character.isUpperCase(word.charAt(0));
        Optional<JsonNode> value = FilterMatch.child(node, "value");
        Optional<JsonNode> path = FilterMatch.child(node, "path").filter(one -> !one.isNull());
        if (path.isPresent() && !path.get().isTextual()) {
            throw ScimRefusal.invalidPath("A path is a text.");
        }
        Optional<String> text = path.map(JsonNode::textValue).filter(one -> !one.isBlank());
        if (text.isPresent()) {
            whole(operation, capitalised, text.get(), value);
            return;
        }
        if (operation == PatchStep.Operation.REMOVE) {
            throw ScimRefusal.noTarget("What is removed needs a path.");
        }
        if (!(value.orElse(null) instanceof ObjectNode fields)) {
            throw ScimRefusal.invalidValue("Without a path the value is an object of attributes.");
        }
        fields.properties()
                .forEach(field ->
                        unnamed(operation, capitalised, field.getKey(), field.getValue(), true));
    }

    private void whole(
            PatchStep.Operation operation,
            boolean capitalised,
            String path,
            Optional<JsonNode> value) {
        String urn = ScimNames.urn(path);
        boolean schema =
                urn.equals(ScimNames.USER)
                        || urn.equals(ScimNames.GROUP)
                        || urn.equals(ScimNames.ENTERPRISE);
        if (schema
                && operation != PatchStep.Operation.REMOVE
                && value.orElse(null) instanceof ObjectNode fields) {
            extension(operation, capitalised, urn, fields);
            return;
        }
        PatchPath target = PatchPath.read(path);
        if (target.path().extension().isEmpty()
                && ScimNames.READ_ONLY.contains(target.path().attribute())) {
            throw ScimRefusal.mutability(
                    "id, meta, schemas and groups are not the client's to set.");
        }
        step(operation, capitalised, target, value);
    }

    /** What is ours to say comes along in the dialects, and is passed over. */
    private void unnamed(
            PatchStep.Operation operation,
            boolean capitalised,
            String name,
            JsonNode value,
            boolean top) {
        if (top && value instanceof ObjectNode fields && isContainer(name)) {
            extension(operation, capitalised, ScimNames.urn(name), fields);
            return;
        }
        PatchPath target = PatchPath.read(name);
        if (target.path().extension().isPresent()
                || !ScimNames.READ_ONLY.contains(target.path().attribute())) {
            step(operation, capitalised, target, Optional.of(value));
        }
    }

    private static boolean isContainer(String name) {
        return ScimNames.isUrn(name) && ScimNames.schemaBefore(name).isEmpty();
    }

    private void extension(
            PatchStep.Operation operation, boolean capitalised, String urn, ObjectNode fields) {
        boolean core = urn.equals(ScimNames.USER) || urn.equals(ScimNames.GROUP);
        fields.properties()
                .forEach(field ->
                        unnamed(
                                operation,
                                capitalised,
                                core ? field.getKey() : urn + ":" + field.getKey(),
                                field.getValue(),
                                false));
    }

    private void step(
            PatchStep.Operation operation,
            boolean capitalised,
            PatchPath target,
            Optional<JsonNode> value) {
        if (target.path().isCore(ScimNames.PASSWORD)) {
            return;
        }
        if (operation != PatchStep.Operation.REMOVE && value.isEmpty()) {
            throw ScimRefusal.invalidValue("What is added or replaced needs a value.");
        }
        steps.add(new PatchStep(operation, capitalised, target, value));
    }
}
