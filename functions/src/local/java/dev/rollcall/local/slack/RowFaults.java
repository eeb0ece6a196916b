package dev.rollcall.local.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.MalformedBody;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Lists that do not show what they should. */
final class RowFaults {
    private RowFaults() {}

    /** Returns the answer without the last rows of its list, all of its numbers as they were. */
    static Reply withoutLast(Reply reply, int rows) {
        return changed(reply, body -> rows(body).ifPresent(list -> cut(list, rows, true)));
    }

    /**
     * Returns the answer as if so many rows before this page had gone since the page before: rows
     * move up, and the total is smaller. Where pages go by cursor the first rows are gone.
     */
    static Reply shrunken(Reply reply, int rows) {
        return changed(
                reply,
                body -> {
                    if (body.has("totalResults")) {
                        int total = body.path("totalResults").asInt();
                        body.put("totalResults", Math.max(0, total - rows));
                    } else {
                        rows(body).ifPresent(list -> cut(list, rows, false));
                    }
                });
    }

    /** Returns the request for the page that begins so many rows later, if it is not the first. */
    static Request later(Request request, int rows) {
        int start = request.number("startIndex", 1);
        if (start <= 1) {
            return request;
        }
        Map<String, String> query = new HashMap<>(request.query());
        query.put("startIndex", Integer.toString(start + rows));
        return new Request(
                request.method(), request.path(), query, request.headers(), request.body());
    }

    private static Reply changed(Reply reply, Consumer<ObjectNode> change) {
        if (!(reply instanceof Reply.Answer answer) || answer.body().isEmpty()) {
            return reply;
        }
        try {
            ObjectNode body = Json.parseObject(answer.body());
            change.accept(body);
            return new Reply.Answer(answer.status(), answer.headers(), Json.write(body));
        } catch (MalformedBody _) {
            return reply;
        }
    }

    private static Optional<ArrayNode> rows(ObjectNode body) {
        return StreamSupport.stream(body.spliterator(), false)
                .filter(JsonNode::isArray)
                .map(ArrayNode.class::cast)
                .filter(list -> !list.isEmpty() && !list.get(0).asText().startsWith("urn:"))
                .findFirst();
    }

    private static void cut(ArrayNode list, int rows, boolean atEnd) {
        for (int gone = 0; gone < rows && !list.isEmpty(); gone++) {
            list.remove(atEnd ? list.size() - 1 : 0);
        }
    }
}
