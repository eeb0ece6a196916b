package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * The variables of a workflow. A branch or iteration reads those around it and sets only its own,
 * which end with it.
 */
final class Scope {

    private final @Nullable Scope outer;
    private final Map<String, JsonNode> variables = new HashMap<>();

    private Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    static Scope outermost() {
        return new Scope(null);
    }

    Scope inner() {
        return new Scope(this);
    }

    void assign(Map<String, JsonNode> assigned) {
        variables.putAll(assigned);
    }

    /** Returns a copy of all that can be read here. */
    Map<String, JsonNode> visible() {
        Map<String, JsonNode> visible = outer == null ? new HashMap<>() : outer.visible();
        visible.putAll(variables);
        return visible;
    }
}
