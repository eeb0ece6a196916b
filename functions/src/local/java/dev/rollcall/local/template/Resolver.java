package dev.rollcall.local.template;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.LocalNames;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Gives the template's {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Sub} and {@code Fn::If} their
 * local values, and tells which conditions hold.
 */
final class Resolver {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}!]+)}");
    private static final Map<String, String> PSEUDO =
            Map.of(
                    "AWS::Region", LocalNames.REGION,
                    "AWS::AccountId", LocalNames.ACCOUNT,
                    "AWS::NoValue", "",
                    "AWS::Partition", "aws",
                    "AWS::URLSuffix", "amazonaws.com",
                    "AWS::StackName", "rollcall");

    private final JsonNode resources;
    private final JsonNode conditions;
    private final Map<String, String> parameters;

    Resolver(JsonNode resources, JsonNode conditions, Map<String, String> parameters) {
        this.resources = requireNonNull(resources, "resources is null");
        this.conditions = requireNonNull(conditions, "conditions is null");
        this.parameters = Map.copyOf(parameters);
    }

    /**
     * Returns the value as text.
     *
     * @throws IllegalArgumentException if it is a function that is not known here, or names nothing
     */
    String text(JsonNode value) {
        if (value.isValueNode()) {
            return value.asText();
        }
        if (value.has("Ref")) {
            return ref(value.get("Ref").asText());
        }
        if (value.has("Fn::GetAtt")) {
            JsonNode parts = value.get("Fn::GetAtt");
            return attribute(parts.get(0).asText(), parts.get(1).asText());
        }
        if (value.has("Fn::Sub") && value.get("Fn::Sub").isTextual()) {
            return substitute(value.get("Fn::Sub").asText());
        }
        if (value.has("Fn::If")) {
            return text(choice(value));
        }
        throw unknown(value);
    }

    /** Returns the value with each choice in a list made; what comes to no value is left out. */
    JsonNode chosen(JsonNode value) {
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (JsonNode element : value) {
                JsonNode chosen = element.has("Fn::If") ? choice(element) : element;
                if (!chosen.path("Ref").asText().equals("AWS::NoValue")) {
                    list.add(chosen(chosen));
                }
            }
            return list;
        }
        if (value.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.properties()
                    .forEach(field -> object.set(field.getKey(), chosen(field.getValue())));
            return object;
        }
        return value;
    }

    private JsonNode choice(JsonNode value) {
        JsonNode parts = value.get("Fn::If");
        return parts.get(holds(parts.get(0).asText()) ? 1 : 2);
    }

    /** Returns whether the resource is made: it has no condition, or one that holds. */
    boolean isMade(String logicalId) {
        JsonNode condition = resources.path(logicalId).path("Condition");
        return condition.isMissingNode() || holds(condition.asText());
    }

    private boolean holds(String condition) {
        JsonNode definition = conditions.path(condition);
        if (definition.isMissingNode()) {
            throw new IllegalArgumentException("The template has no condition " + condition);
        }
        return isTrue(definition);
    }

    /**
     * Returns whether that holds.
     *
     * @param condition of a condition or of a rule's assertion
     * @throws IllegalArgumentException if it is a function that is not known here
     */
    boolean isTrue(JsonNode condition) {
        if (condition.has("Fn::And")) {
            return StreamSupport.stream(condition.get("Fn::And").spliterator(), false)
                    .allMatch(this::isTrue);
        }
        if (condition.has("Fn::Not")) {
            return !isTrue(condition.get("Fn::Not").path(0));
        }
        if (condition.has("Fn::Equals")) {
            JsonNode sides = condition.get("Fn::Equals");
            return text(sides.path(0)).equals(text(sides.path(1)));
        }
        throw unknown(condition);
    }

    private static IllegalArgumentException unknown(JsonNode value) {
        return new IllegalArgumentException(
                "The local runtime does not know this template function: " + value);
    }

    private String ref(String name) {
        // SAM lets a function's alias be referred to as Function.Alias.
        int dot = name.indexOf('.');
        if (dot > 0) {
            return attribute(name.substring(0, dot), name.substring(dot + 1));
        }
        return Optional.ofNullable(parameters.get(name))
                .or(() -> Optional.ofNullable(PSEUDO.get(name)))
                .orElseGet(() -> LocalNames.ref(type(name), givenName(name)));
    }

    /** Returns the name that the template gives a resource, else its logical id. */
    String givenName(String logicalId) {
        JsonNode name = resources.path(logicalId).path("Properties").path("Name");
        return name.isMissingNode() ? logicalId : text(name);
    }

    private String attribute(String logicalId, String attribute) {
        return attribute.equals("Name")
                ? givenName(logicalId)
                : LocalNames.attribute(type(logicalId), logicalId, attribute);
    }

    private String substitute(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(ref(match.group(1))));
    }

    private String type(String logicalId) {
        JsonNode resource = resources.path(logicalId);
        if (resource.isMissingNode()) {
            throw new IllegalArgumentException(
                    "The template has no parameter and no resource " + logicalId);
        }
        // CloudFormation refuses it too.
        if (!isMade(logicalId)) {
            throw new IllegalArgumentException(
                    "The template refers to " + logicalId + ", whose condition does not hold");
        }
        return resource.path("Type").asText();
    }
}
