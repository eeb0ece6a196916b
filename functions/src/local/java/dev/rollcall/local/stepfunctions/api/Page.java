package dev.rollcall.local.stepfunctions.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsError;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A part of a list, and how to ask for the next. */
record Page(List<ObjectNode> entries, Optional<String> nextToken) {

    /** What the API reference gives as default and most entries of a page. */
    private static final int DEFAULT_SIZE = 100;

    private static final int MAX_SIZE = 1_000;

    Page {
        entries = List.copyOf(entries);
    }

    /** Cuts the page that the request's maxResults and nextToken ask for. */
    static Page of(Request request, List<ObjectNode> all) {
        int asked = request.number("maxResults", DEFAULT_SIZE);
        if (asked < 0 || asked > MAX_SIZE) {
            throw Request.invalid(
                    "Value '%d' at 'maxResults' failed to satisfy constraint: Member must have value %s"
                            .formatted(
                                    asked,
                                    asked < 0
                                            ? "greater than or equal to 0"
                                            : "less than or equal to " + MAX_SIZE));
        }
        int size = asked == 0 ? DEFAULT_SIZE : asked;
        int from = request.optional("nextToken").map(Page::offset).orElse(0);
        int to = Math.min(all.size(), from + size);
        Optional<String> next = to < all.size() ? Optional.of(token(to)) : Optional.empty();
        return new Page(all.subList(Math.min(from, to), to), next);
    }

    ObjectNode as(String name) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray(name).addAll(entries);
        nextToken.ifPresent(token -> answer.put("nextToken", token));
        return answer;
    }

    private static String token(int offset) {
        byte[] text = Integer.toString(offset).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(text);
    }

    private static int offset(String token) {
        try {
            byte[] text = Base64.getDecoder().decode(token);
            return Integer.parseUnsignedInt(new String(text, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException _) {
            throw AwsError.badRequest("InvalidToken", "Invalid Token: 'Invalid token'");
        }
    }
}
