package dev.rollcall.local.entra;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists that do not show what they should, and say nothing of it. */
final class GraphListFaults {
    private static final Pattern TOKEN = Pattern.compile("(?<=[?&]%24skiptoken=)[0-9]+");
    private static final Pattern TOP = Pattern.compile("(?<=[?&]%24top=)[0-9]+");

    /** So many pages are kept. */
    private static final int MOST_KEPT = 200;

    private final Map<String, Reply> past =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Reply> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    /** Keeps what a list shows, for when it is to be late. */
    synchronized void keep(Request request, Reply reply) {
        if (list(reply).isPresent()) {
            past.put(page(request), reply);
        }
    }

    /** Returns what the page showed the last time; empty if nobody asked for it. */
    synchronized Optional<Reply> past(Request request) {
        return Optional.ofNullable(past.get(page(request)));
    }

    /** Returns the page without its last rows; what comes after it is told as before. */
    static Reply withoutLast(Reply reply, int rows) {
        return changed(
                reply,
                list -> {
                    ArrayNode value = list.withArray("value");
                    for (int gone = 0; gone < rows && !value.isEmpty(); gone++) {
                        value.remove(value.size() - 1);
                    }
                    return list;
                });
    }

    /** Returns the page as the last one of its list. */
    static Reply ending(Reply reply) {
        return changed(
                reply,
                list -> {
                    list.remove(GraphPages.NEXT);
                    return list;
                });
    }

    /** Returns an empty list. */
    static Reply empty(Reply reply) {
        return ending(withoutLast(reply, Integer.MAX_VALUE));
    }

    /** Returns the page with a link to the page after the next. */
    static Reply skipping(Reply reply) {
        return changed(
                reply,
                list ->
                        list.has(GraphPages.NEXT)
                                ? list.put(
                                        GraphPages.NEXT,
                                        skipped(list.get(GraphPages.NEXT).asText()))
                                : list);
    }

    /** Returns the request for the page that begins so many rows later, if it is not the first. */
    static Request later(Request request, int rows) {
        if (request.query(GraphPages.TOKEN).isEmpty()) {
            return request;
        }
        Map<String, String> query = new HashMap<>(request.query());
        query.put(GraphPages.TOKEN, Integer.toString(request.number(GraphPages.TOKEN, 0) + rows));
        return new Request(
                request.method(), request.path(), query, request.headers(), request.body());
    }

    private static String skipped(String link) {
        Matcher token = TOKEN.matcher(link);
        Matcher top = TOP.matcher(link);
        return token.find() && top.find()
                ? token.replaceFirst(
                        Integer.toString(
                                Integer.parseInt(token.group()) + Integer.parseInt(top.group())))
                : link;
    }

    private static Reply changed(Reply reply, UnaryOperator<ObjectNode> change) {
        return list(reply).<Reply>map(list -> Reply.json(200, change.apply(list))).orElse(reply);
    }

    private static Optional<ObjectNode> list(Reply reply) {
        return reply instanceof Reply.Answer(int status, _, String body)
                        && status == 200
                        && body.startsWith("{")
                ? Optional.of(Json.parseObject(body)).filter(list -> list.has("value"))
                : Optional.empty();
    }

    private static String page(Request request) {
        return request.path() + new TreeMap<>(request.query());
    }
}
