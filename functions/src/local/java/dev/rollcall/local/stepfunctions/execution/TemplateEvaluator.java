package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.stepfunctions.definition.Template;
import dev.rollcall.local.stepfunctions.jsonata.Evaluation;
import dev.rollcall.local.stepfunctions.jsonata.Evaluator;
import dev.rollcall.local.stepfunctions.jsonata.Expression;

import java.util.Locale;
import java.util.Map;

/**
 * Evaluates fields of a state.
 *
 * @param bindings what expressions can read
 */
record TemplateEvaluator(Evaluator evaluator, Map<String, JsonNode> bindings) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * @param location the field's path from the state; {@code /} leads into an object, {@code [i]}
     *     into an array
     * @throws QueryFailed worded as AWS words it
     */
    JsonNode evaluate(Template template, String location) {
        return switch (template) {
            case Template.Constant(JsonNode value) -> value;
            case Template.Formula(Expression expression) -> formula(expression, location);
            case Template.Members members -> object(members, location);
            case Template.Elements elements -> array(elements, location);
        };
    }

    /** Evaluates a field that must give a value of one type. */
    JsonNode evaluate(Template template, String location, JsonNodeType expected) {
        JsonNode value = evaluate(template, location);
        if (template instanceof Template.Formula(Expression expression)
                && value.getNodeType() != expected) {
            throw QueryFailed.at(
                    location,
                    sentenceStart(expression, location)
                            + " returned an unexpected result type. Expected '%s', but was '%s' for value: %s"
                                    .formatted(name(expected), name(value.getNodeType()), value));
        }
        return value;
    }

    private JsonNode formula(Expression expression, String location) {
        return switch (evaluator.evaluate(expression, bindings)) {
            case Evaluation.Value(JsonNode json) -> json;
            case Evaluation.Undefined() ->
                    throw QueryFailed.at(
                            location,
                            sentenceStart(expression, location) + " returned nothing (undefined).");
            case Evaluation.Unsupported() ->
                    throw QueryFailed.at(
                            location,
                            sentenceStart(expression, location)
                                    + " returned an unsupported result type.");
            case Evaluation.Failed(String detail) ->
                    throw QueryFailed.at(
                            location,
                            sentenceStart(expression, location)
                                    + " threw an error during evaluation"
                                    + detail);
        };
    }

    private static String sentenceStart(Expression expression, String location) {
        return "The JSONata expression '%s' specified for the field '%s'"
                .formatted(expression.source(), location);
    }

    private JsonNode object(Template.Members template, String location) {
        ObjectNode object = JSON.objectNode();
        template.members()
                .forEach((name, member) ->
                        object.set(name, evaluate(member, location + "/" + name)));
        return object;
    }

    private JsonNode array(Template.Elements template, String location) {
        ArrayNode array = JSON.arrayNode();
        for (Template element : template.elements()) {
            array.add(evaluate(element, location + "[" + array.size() + "]"));
        }
        return array;
    }

    private static String name(JsonNodeType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
