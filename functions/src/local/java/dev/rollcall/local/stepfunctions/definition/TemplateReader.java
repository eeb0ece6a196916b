package dev.rollcall.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.stepfunctions.jsonata.Expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads values in which strings may be expressions.
 *
 * @param expressions whether they may; in a state of the JSONPath dialect all strings are plain
 */
record TemplateReader(boolean expressions) {

    Template read(JsonNode value) {
        if (expressions && value.isTextual() && Expression.isOne(value.textValue())) {
            return new Template.Formula(Expression.of(value.textValue()));
        }
        if (value.isObject()) {
            return new Template.Members(members(value));
        }
        if (value.isArray()) {
            List<Template> elements = new ArrayList<>(value.size());
            value.forEach(element -> elements.add(read(element)));
            return new Template.Elements(elements);
        }
        return new Template.Constant(value);
    }

    Map<String, Template> members(JsonNode object) {
        Map<String, Template> members = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> members.put(member.getKey(), read(member.getValue())));
        return members;
    }
}
