package dev.rollcall.local.entra;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.fault.FaultyAnswers;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Graph's answers when a fault has struck, such as lists that do not show what they should. */
final class GraphFaultyAnswers implements FaultyAnswers {
    private static final Pattern TOKEN = Pattern.compile("(?<=[?&]%24skiptoken=)[0-9]+");
    private static final Pattern TOP = Pattern.compile("(?<=[?&]%24top=)[0-9]+");

    @Override
    public Reply tooMany(Duration retryAfter) {
        return GraphJson.error(429, "TooManyRequests", "Too many requests")
                .with("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    @Override
    public Reply failed(int status) {
        return GraphJson.error(status, "InternalServerError", "Failed on demand");
    }

    @Override
    public Reply refused(int status, String code) {
        return GraphJson.error(status, code, "Refused on demand");
    }

    @Override
    public boolean isList(Reply reply) {
        return list(reply).isPresent();
    }

    @Override
    public Reply withoutLast(Reply reply, int rows) {
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

    @Override
    public Reply ending(Reply reply) {
        return changed(
                reply,
                list -> {
                    list.remove(GraphPages.NEXT);
                    return list;
                });
    }

    @Override
    public Reply skipping(Reply reply) {
        return changed(
                reply,
                list ->
                        list.has(GraphPages.NEXT)
                                ? list.put(
                                        GraphPages.NEXT,
                                        skipped(list.get(GraphPages.NEXT).asText()))
                                : list);
    }

    @Override
    public Request later(Request request, int rows) {
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
}
