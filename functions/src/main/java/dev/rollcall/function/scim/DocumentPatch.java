package dev.rollcall.function.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.platform.json.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies the steps of a patch to a document (RFC 7644 §3.5.2.1 to §3.5.2.3). What it leaves is
 * read anew as if it had been sent whole, so nothing is checked here that is checked there.
 */
final class DocumentPatch {
    private DocumentPatch() {}

    static void apply(ObjectNode document, List<PatchStep> steps) {
        steps.forEach(step -> apply(document, step));
    }

    private static void apply(ObjectNode document, PatchStep step) {
        boolean removes = removes(step);
        if (removes && step.path().isCore(ScimNames.ACTIVE)) {
            throw ScimRefusal.invalidValue("active is set to true or false, and never removed.");
        }
        Optional<ObjectNode> container = container(document, step.path(), !removes);
        container.ifPresent(object -> {
            String name = spelled(object, step.path().attribute());
            OnePrimary before = OnePrimary.of(object.get(name));
            if (step.target().which().isPresent()) {
                within(object, name, step, step.target().which().get());
            } else if (step.path().part().isPresent()) {
                part(object, name, step, step.path().part().get());
            } else {
                whole(object, name, step);
            }
            before.keep(object.get(name));
        });
    }

    /** Nothing is what an attribute has that is set to null (RFC 7643 §2.5). */
    private static boolean removes(PatchStep step) {
        return step.operation() == PatchStep.Operation.REMOVE
                || step.value().filter(JsonNode::isNull).isPresent();
    }

    private static Optional<ObjectNode> container(
            ObjectNode document, ScimPath path, boolean create) {
        if (path.extension().isEmpty()) {
            return Optional.of(document);
        }
        String urn = path.extension().get();
        if (document.get(urn) instanceof ObjectNode extension) {
            return Optional.of(extension);
        }
        return create ? Optional.of(document.putObject(urn)) : Optional.empty();
    }

    private static void whole(ObjectNode object, String name, PatchStep step) {
        JsonNode now = object.get(name);
        if (removes(step)) {
            Optional<JsonNode> only = step.value().filter(value -> !value.isNull());
            if (only.isPresent() && now instanceof ArrayNode values) {
                takeOut(values, only.get());
            } else {
                object.remove(name);
            }
            return;
        }
        JsonNode value = step.value().orElseThrow();
        boolean list = now instanceof ArrayNode || ScimNames.LISTS.contains(name);
        if (list && step.operation() == PatchStep.Operation.ADD) {
            ArrayNode values = list(object, name);
            each(value).stream().filter(one -> !has(values, one)).forEach(values::add);
        } else if (list) {
            ArrayNode values = object.putArray(name);
            each(value).forEach(values::add);
        } else if (now instanceof ObjectNode before && value instanceof ObjectNode parts) {
            merge(before, parts);
        } else {
            object.set(name, value);
        }
    }

    private static void part(ObjectNode object, String name, PatchStep step, String part) {
        JsonNode now = object.get(name);
        if (now instanceof ArrayNode || (now == null && ScimNames.LISTS.contains(name))) {
            ArrayNode values = removes(step) && now == null ? Json.array() : list(object, name);
            if (values.isEmpty() && !removes(step)) {
                values.addObject();
            }
            values.forEach(value -> set(value, part, step));
        } else if (now != null) {
            set(now, part, step);
        } else if (!removes(step)) {
            set(object.putObject(name), part, step);
        }
    }

    private static void set(JsonNode value, String part, PatchStep step) {
        if (!(value instanceof ObjectNode parts)) {
            throw ScimRefusal.invalidPath("The attribute has no parts.");
        }
        String name = spelled(parts, part);
        if (removes(step)) {
            parts.remove(name);
        } else {
            parts.set(name, step.value().orElseThrow());
        }
    }

    private static void within(ObjectNode object, String name, PatchStep step, ScimFilter which) {
        if (object.get(name) != null && !(object.get(name) instanceof ArrayNode)) {
            throw ScimRefusal.invalidPath("The attribute has one value, so none is chosen.");
        }
        ArrayNode values = object.get(name) instanceof ArrayNode array ? array : Json.array();
        if (removes(step)) {
            takeAway(values, step, which);
            return;
        }
        List<ObjectNode> found = new ArrayList<>();
        values.forEach(value -> {
            if (value instanceof ObjectNode one && FilterMatch.fits(which, one)) {
                found.add(one);
            }
        });
        if (found.isEmpty()) {
            if (step.operation() == PatchStep.Operation.REPLACE && !step.capitalised()) {
                throw ScimRefusal.noTarget("No value fits the filter in the path.");
            }
            ObjectNode fresh = list(object, name).addObject();
            named(fresh, which);
            found.add(fresh);
        }
        found.forEach(one -> put(one, step));
    }

    private static void put(ObjectNode one, PatchStep step) {
        JsonNode value = step.value().orElseThrow();
        if (step.path().part().isPresent()) {
            set(one, step.path().part().get(), step);
        } else if (value instanceof ObjectNode parts) {
            if (step.operation() == PatchStep.Operation.REPLACE) {
                one.removeAll();
            }
            merge(one, parts);
        } else {
            throw ScimRefusal.invalidValue("A value of this attribute is an object.");
        }
    }

    private static void takeAway(ArrayNode values, PatchStep step, ScimFilter which) {
        for (int i = values.size() - 1; i >= 0; i--) {
            if (values.get(i) instanceof ObjectNode one && FilterMatch.fits(which, one)) {
                if (step.path().part().isPresent()) {
                    one.remove(spelled(one, step.path().part().get()));
                } else {
                    values.remove(i);
                }
            }
        }
    }

    /** A value that is made to fit a filter has what the filter asks for. */
    private static void named(ObjectNode fresh, ScimFilter which) {
        for (ScimFilter conjunct : which.conjuncts()) {
            if (conjunct instanceof ScimFilter.Compare compare
                    && compare.operator() == ScimFilter.Operator.EQ
                    && compare.path().part().isEmpty()) {
                fresh.set(compare.path().attribute(), compare.value());
            }
        }
    }

    private static void takeOut(ArrayNode values, JsonNode wanted) {
        List<JsonNode> gone = each(wanted);
        for (int i = values.size() - 1; i >= 0; i--) {
            JsonNode value = values.get(i);
            if (gone.stream().anyMatch(one -> isSame(value, one))) {
                values.remove(i);
            }
        }
    }

    private static boolean has(ArrayNode values, JsonNode wanted) {
        for (JsonNode value : values) {
            if (value.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Values are told apart by their {@code value} where they have one. */
    private static boolean isSame(JsonNode value, JsonNode wanted) {
        JsonNode one = value.path(ScimNames.VALUE);
        JsonNode other = wanted.path(ScimNames.VALUE);
        return (one.isMissingNode() || other.isMissingNode())
                ? value.equals(wanted)
                : one.equals(other);
    }

    private static void merge(ObjectNode before, ObjectNode parts) {
        parts.properties()
                .forEach(part -> before.set(spelled(before, part.getKey()), part.getValue()));
    }

    private static List<JsonNode> each(JsonNode value) {
        List<JsonNode> all = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(all::add);
        } else {
            all.add(value);
        }
        return all;
    }

    private static ArrayNode list(ObjectNode object, String name) {
        return object.get(name) instanceof ArrayNode values ? values : object.putArray(name);
    }

    /** Returns the name as the object has it. */
    private static String spelled(ObjectNode object, String name) {
        return object.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> key.equalsIgnoreCase(name))
                .findFirst()
                .orElseGet(() -> ScimNames.attribute(name));
    }
}
