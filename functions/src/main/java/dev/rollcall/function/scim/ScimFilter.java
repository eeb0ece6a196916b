package dev.rollcall.function.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Stream;

/** A filter (RFC 7644 §3.4.2.2) as it was understood. */
sealed interface ScimFilter {
    /** How two values are compared. */
    enum Operator {
        EQ,
        NE,
        CO,
        SW,
        EW,
        GT,
        GE,
        LT,
        LE
    }

    record And(ScimFilter left, ScimFilter right) implements ScimFilter {}

    record Or(ScimFilter left, ScimFilter right) implements ScimFilter {}

    record Not(ScimFilter inner) implements ScimFilter {}

    record Present(ScimPath path) implements ScimFilter {}

    /**
     * @param value a text, a number, a truth value or null
     */
    record Compare(ScimPath path, Operator operator, JsonNode value) implements ScimFilter {
        public Compare {
            requireNonNull(path, "path is null");
            requireNonNull(operator, "operator is null");
            requireNonNull(value, "value is null");
        }
    }

    /** One of the attribute's values fits the filter by itself: {@code emails[type eq "work"]}. */
    record Within(ScimPath path, ScimFilter inner) implements ScimFilter {}

    /** Returns what must all hold. */
    default List<ScimFilter> conjuncts() {
        return this instanceof And(ScimFilter left, ScimFilter right)
                ? Stream.concat(left.conjuncts().stream(), right.conjuncts().stream()).toList()
                : List.of(this);
    }
}
