package dev.rollcall.local.customidp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Lists and groups that do not show what they should, and say nothing of it. */
final class IdpListFaults {
    private static final String ROWS = "Resources";
    private static final String MEMBERS = "members";
    private static final String TOTAL = "totalResults";

    /** So many answers are kept. */
    private static final int MOST_KEPT = 200;

    private final Map<String, Reply> past =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Reply> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    /** Keeps what is shown, for when it is to be late. */
    synchronized void keep(Request request, Reply reply) {
        past.put(page(request), reply);
    }

    /** Returns what was shown the last time; empty if nobody asked for it. */
    synchronized Optional<Reply> past(Request request) {
        return Optional.ofNullable(past.get(page(request)));
    }

    /** Returns the answer without its last rows, or a group without its last members. */
    static Reply withoutLast(Reply reply, int rows) {
        return changed(
                reply,
                json -> {
                    ArrayNode all = json.withArray(json.has(ROWS) ? ROWS : MEMBERS);
                    for (int gone = 0; gone < rows && !all.isEmpty(); gone++) {
                        all.remove(all.size() - 1);
                    }
                    return json;
                });
    }

    /** Returns the page as the last one of its list; a group without its last member. */
    static Reply ending(Reply reply) {
        return changed(
                reply,
                json -> {
                    if (json.has(ROWS)) {
                        return json.put(
                                TOTAL,
                                (json.path("startIndex").asInt() - 1) + json.path(ROWS).size());
                    }
                    ArrayNode members = json.withArray(MEMBERS);
                    members.remove(members.size() - 1);
                    return json;
                });
    }

    /** Returns an empty list, or a group of nobody. */
    static Reply empty(Reply reply) {
        return changed(
                reply,
                json -> {
                    json.putArray(json.has(ROWS) ? ROWS : MEMBERS);
                    return json.has(TOTAL) ? json.put(TOTAL, 0) : json;
                });
    }

    /** Returns the request for the page that begins so many rows later. */
    static Request later(Request request, int rows) {
        Map<String, String> query = new HashMap<>(request.query());
        query.put("startIndex", Integer.toString(request.number("startIndex", 1) + rows));
        return new Request(
                request.method(), request.path(), query, request.headers(), request.body());
    }

    /** Returns the page as if it were the one that was asked for. */
    static Reply passingFor(Request request, Reply reply) {
        return changed(
                reply,
                json ->
                        json.has(ROWS)
                                ? json.put("startIndex", request.number("startIndex", 1))
                                : json);
    }

    static boolean isList(Request request) {
        return request.path().endsWith("/Users") || request.path().endsWith("/Groups");
    }

    private static Reply changed(Reply reply, UnaryOperator<ObjectNode> change) {
        return reply instanceof Reply.Answer(int status, _, String body) && status == 200
                ? Reply.json(200, change.apply(Json.parseObject(body)))
                : reply;
    }

    private static String page(Request request) {
        return request.path() + new TreeMap<>(request.query());
    }
}
