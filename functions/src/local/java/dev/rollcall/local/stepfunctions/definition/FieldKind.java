package dev.rollcall.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.stepfunctions.jsonata.Expression;

/** What a field of a definition may hold. */
enum FieldKind {
    TEXT("String") {
        @Override
        boolean admits(JsonNode value) {
            return value.isTextual();
        }
    },
    BOOLEAN("Boolean") {
        @Override
        boolean admits(JsonNode value) {
            return value.isBoolean();
        }
    },
    CONDITION("Boolean") {
        @Override
        boolean admits(JsonNode value) {
            return value.isBoolean() || isExpression(value);
        }
    },
    /** A whole number from zero on, or an expression. */
    COUNT("Integer") {
        @Override
        boolean admits(JsonNode value) {
            return (value.isIntegralNumber() && value.asLong() >= 0) || isExpression(value);
        }
    },
    /** A whole number from one on, or an expression. */
    SECONDS("positive Integer") {
        @Override
        boolean admits(JsonNode value) {
            return (value.isIntegralNumber() && value.asLong() > 0) || isExpression(value);
        }
    },
    NUMBER("Number") {
        @Override
        boolean admits(JsonNode value) {
            return value.isNumber();
        }
    },
    LIST("Array") {
        @Override
        boolean admits(JsonNode value) {
            return value.isArray();
        }
    },
    ITEMS("Array") {
        @Override
        boolean admits(JsonNode value) {
            return value.isArray() || isExpression(value);
        }
    },
    OBJECT("Object") {
        @Override
        boolean admits(JsonNode value) {
            return value.isObject();
        }
    },
    ANY("JSON") {
        @Override
        boolean admits(JsonNode value) {
            return true;
        }
    };

    private final String title;

    FieldKind(String title) {
        this.title = title;
    }

    abstract boolean admits(JsonNode value);

    /** Returns the kind as AWS's messages name it. */
    String title() {
        return title;
    }

    private static boolean isExpression(JsonNode value) {
        return value.isTextual() && Expression.isOne(value.textValue());
    }
}
