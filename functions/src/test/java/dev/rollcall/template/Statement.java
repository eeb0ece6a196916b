package dev.rollcall.template;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Stream;

/**
 * One statement of a role or of a resource's policy.
 *
 * @param owner the logical id of the resource that has it
 */
record Statement(String owner, JsonNode node) {
    private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

    Statement {
        requireNonNull(owner, "owner is null");
        requireNonNull(node, "node is null");
    }

    String sid() {
        return node.path("Sid").asText();
    }

    boolean denies() {
        return node.path("Effect").asText().equals("Deny");
    }

    List<String> actions() {
        return texts(node.path("Action"));
    }

    List<JsonNode> resources() {
        return list(node.path("Resource"));
    }

    /** The key prefixes that it is limited to; empty if to none. */
    List<String> leadingKeys() {
        return texts(node.path("Condition").path("ForAllValues:StringLike").path(LEADING_KEYS));
    }

    boolean touches(String service) {
        return actions().stream().anyMatch(action -> action.startsWith(service + ":"));
    }

    private static List<String> texts(JsonNode oneOrMore) {
        return list(oneOrMore).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> list(JsonNode oneOrMore) {
        if (oneOrMore.isMissingNode()) {
            return List.of();
        }
        return oneOrMore.isArray() ? oneOrMore.valueStream().toList() : List.of(oneOrMore);
    }

    static Stream<Statement> in(String owner, JsonNode document) {
        return document.path("Statement")
                .valueStream()
                .map(node -> new Statement(owner, inForce(node)));
    }

    /** What is there only under a condition is looked at as if it held. */
    private static JsonNode inForce(JsonNode statement) {
        JsonNode choice = statement.path("Fn::If");
        return choice.isMissingNode() ? statement : choice.path(1);
    }
}
