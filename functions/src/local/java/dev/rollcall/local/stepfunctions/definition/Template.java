package dev.rollcall.local.stepfunctions.definition;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.stepfunctions.jsonata.Expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A field's value whose strings may be JSONata expressions. */
public sealed interface Template {

    /** A value without any expression. */
    record Constant(JsonNode value) implements Template {
        public Constant {
            requireNonNull(value, "value is null");
        }
    }

    /** A string that is an expression. */
    record Formula(Expression expression) implements Template {
        public Formula {
            requireNonNull(expression, "expression is null");
        }
    }

    /** An object, members in the order written. */
    record Members(Map<String, Template> members) implements Template {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** An array. */
    record Elements(List<Template> elements) implements Template {
        public Elements {
            elements = List.copyOf(elements);
        }
    }
}
