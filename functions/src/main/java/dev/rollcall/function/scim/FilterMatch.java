package dev.rollcall.function.scim;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a resource, or one value of an attribute, fits a filter. */
final class FilterMatch {
    /** Attributes whose texts are not compared in any case (RFC 7643 §4, §7). */
    private static final Set<String> EXACT = Set.of("id", "externalid", "$ref", "version");

    private FilterMatch() {}

    static boolean fits(ScimFilter filter, JsonNode resource) {
        return switch (filter) {
            case ScimFilter.And(ScimFilter left, ScimFilter right) ->
                    fits(left, resource) && fits(right, resource);
            case ScimFilter.Or(ScimFilter left, ScimFilter right) ->
                    fits(left, resource) || fits(right, resource);
            case ScimFilter.Not(ScimFilter inner) -> !fits(inner, resource);
            case ScimFilter.Present(ScimPath path) -> !values(path, resource).isEmpty();
            case ScimFilter.Within(ScimPath path, ScimFilter inner) ->
                    elements(path, resource).stream().anyMatch(one -> fits(inner, one));
            case ScimFilter.Compare compare -> fits(compare, resource);
        };
    }

    private static boolean fits(ScimFilter.Compare compare, JsonNode resource) {
        List<JsonNode> values = values(compare.path(), resource);
        boolean none = compare.value().isNull();
        return switch (compare.operator()) {
            case EQ ->
                    none
                            ? values.isEmpty()
                            : values.stream().anyMatch(value -> equal(compare, value));
            case NE ->
                    none
                            ? !values.isEmpty()
                            : values.stream().noneMatch(value -> equal(compare, value));
            case CO, SW, EW, GT, GE, LT, LE ->
                    values.stream().anyMatch(value -> compares(compare, value));
        };
    }

    private static boolean equal(ScimFilter.Compare compare, JsonNode value) {
        String asked = compare.value().asText();
        Optional<Integer> order = order(value, compare.value());
        return order.map(sign -> sign == 0)
                .orElseGet(() ->
                        isExact(compare.path())
                                ? value.asText().equals(asked)
                                : ScimNames.folded(value.asText()).equals(ScimNames.folded(asked)));
    }

    private static boolean compares(ScimFilter.Compare compare, JsonNode value) {
        boolean exact = isExact(compare.path());
        String text = exact ? value.asText() : ScimNames.folded(value.asText());
        String asked =
                exact ? compare.value().asText() : ScimNames.folded(compare.value().asText());
        if (compare.value().isBoolean() || compare.value().isNull()) {
            throw ScimRefusal.invalidFilter(
                    "true, false and null can be compared with eq and ne only.");
        }
        int order = order(value, compare.value()).orElseGet(() -> text.compareTo(asked));
        return switch (compare.operator()) {
            case CO -> text.contains(asked);
            case SW -> text.startsWith(asked);
            case EW -> text.endsWith(asked);
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case EQ, NE -> throw new IllegalStateException("seen to before");
        };
    }

    /** Numbers by their size, and times by when they are; empty: texts. */
    private static Optional<Integer> order(JsonNode value, JsonNode asked) {
        if (value.isNumber() && asked.isNumber()) {
            return Optional.of(value.decimalValue().compareTo(asked.decimalValue()));
        }
        return time(value)
                .flatMap(one ->
                        time(asked).map(other -> one.toInstant().compareTo(other.toInstant())));
    }

    private static Optional<OffsetDateTime> time(JsonNode value) {
        String text = value.asText();
        if (text.length() < 20 || text.charAt(10) != 'T') {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static boolean isExact(ScimPath path) {
        return EXACT.contains(ScimNames.folded(path.part().orElse(path.attribute())));
    }

    /** Of an attribute with parts its {@code value} is meant where none is named. */
    private static List<JsonNode> values(ScimPath path, JsonNode resource) {
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode element : elements(path, resource)) {
            Optional<JsonNode> value =
                    path.part().isPresent()
                            ? child(element, path.part().get())
                            : element.isObject()
                                    ? child(element, ScimNames.VALUE).or(() -> Optional.of(element))
                                    : Optional.of(element);
            value.filter(one -> !one.isNull() && !(one.isValueNode() && one.asText().isEmpty()))
                    .ifPresent(values::add);
        }
        return values;
    }

    private static List<JsonNode> elements(ScimPath path, JsonNode resource) {
        Optional<JsonNode> found =
                path.extension()
                        .map(urn -> child(resource, urn))
                        .orElse(Optional.of(resource))
                        .flatMap(container -> child(container, path.attribute()));
        List<JsonNode> elements = new ArrayList<>();
        found.ifPresent(node -> {
            if (node.isArray()) {
                node.forEach(elements::add);
            } else {
                elements.add(node);
            }
        });
        return elements;
    }

    static Optional<JsonNode> child(JsonNode object, String name) {
        JsonNode exact = object.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        return object.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
