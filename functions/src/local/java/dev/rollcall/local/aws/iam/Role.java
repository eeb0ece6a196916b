package dev.rollcall.local.aws.iam;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.aws.iam.Statement.Effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a function may do. Nothing is allowed that no statement allows, and nothing that one denies.
 *
 * @param function whose it is
 */
public record Role(String function, List<Statement> statements) {
    public Role {
        requireNonNull(function, "function is null");
        statements = List.copyOf(statements);
    }

    /**
     * Reads the policies of a function in the template.
     *
     * @param text gives the template's values, such as a {@code Ref}, as text
     * @throws IllegalArgumentException if there is a condition that is not known here
     */
    public static Role of(String function, JsonNode policies, Function<JsonNode, String> text) {
        List<Statement> statements = new ArrayList<>();
        for (JsonNode policy : policies) {
            for (JsonNode statement : policy.path("Statement")) {
                statements.add(statement(statement, text));
            }
        }
        return new Role(function, statements);
    }

    boolean allows(Asked asked) {
        return has(Effect.ALLOW, asked) && !has(Effect.DENY, asked);
    }

    private boolean has(Effect effect, Asked asked) {
        return statements.stream()
                .anyMatch(statement -> statement.effect() == effect && statement.isOf(asked));
    }

    private static Statement statement(JsonNode statement, Function<JsonNode, String> text) {
        return new Statement(
                statement.path("Effect").asText().equals("Deny") ? Effect.DENY : Effect.ALLOW,
                wildcards(statement.path("Action"), text),
                wildcards(statement.path("Resource"), text),
                leadingKeys(statement.path("Condition"), text));
    }

    private static Optional<List<Wildcard>> leadingKeys(
            JsonNode condition, Function<JsonNode, String> text) {
        if (condition.isMissingNode()) {
            return Optional.empty();
        }
        JsonNode keys = condition.path("ForAllValues:StringLike").path("dynamodb:LeadingKeys");
        if (condition.size() != 1 || keys.isMissingNode()) {
            throw new IllegalArgumentException(
                    "The local runtime does not know the condition " + condition);
        }
        return Optional.of(wildcards(keys, text));
    }

    private static List<Wildcard> wildcards(JsonNode one, Function<JsonNode, String> text) {
        Stream<JsonNode> values = one.isArray() ? one.valueStream() : Stream.of(one);
        return values.map(text).map(Wildcard::of).toList();
    }
}
