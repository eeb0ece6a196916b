package dev.rollcall.local.okta;

import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists that do not show what they should, and say nothing of it. */
final class ListFaults {
    private static final String LINK = "Link";
    private static final Pattern AFTER = Pattern.compile("(?<=[?&]after=)[0-9]+");
    private static final Pattern LIMIT = Pattern.compile("(?<=[?&]limit=)[0-9]+");

    /** So many pages are kept: the people of a company of 40 000. */
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
        if (listOf(reply).isPresent()) {
            past.put(page(request), reply);
        }
    }

    /** Returns what the page showed the last time; empty if nobody asked for it. */
    synchronized Optional<Reply> past(Request request) {
        return Optional.ofNullable(past.get(page(request)));
    }

    /** Returns the page without its last rows; what comes after it is told as before. */
    static Reply withoutLast(Reply reply, int rows) {
        return listOf(reply)
                .<Reply>map(answer -> {
                    ArrayNode list = rows(answer);
                    for (int gone = 0; gone < rows && !list.isEmpty(); gone++) {
                        list.remove(list.size() - 1);
                    }
                    return new Reply.Answer(answer.status(), answer.headers(), Json.write(list));
                })
                .orElse(reply);
    }

    /** Returns the page as the last one of its list. */
    static Reply ending(Reply reply) {
        return listOf(reply).<Reply>map(answer -> linked(answer, Optional.empty())).orElse(reply);
    }

    /** Returns an empty list. */
    static Reply empty(Reply reply) {
        return ending(withoutLast(reply, Integer.MAX_VALUE));
    }

    /** Returns the page with a link to the page after the next. */
    static Reply skipping(Reply reply) {
        return listOf(reply)
                .flatMap(answer -> link(answer).map(link -> linked(answer, skipped(link))))
                .<Reply>map(answer -> answer)
                .orElse(reply);
    }

    /** Returns the request for the page that begins so many rows later, if it is not the first. */
    static Request later(Request request, int rows) {
        if (request.query("after").isEmpty()) {
            return request;
        }
        Map<String, String> query = new HashMap<>(request.query());
        query.put("after", Integer.toString(request.number("after", 0) + rows));
        return new Request(
                request.method(), request.path(), query, request.headers(), request.body());
    }

    private static Optional<String> skipped(String link) {
        Matcher after = AFTER.matcher(link);
        Matcher limit = LIMIT.matcher(link);
        return after.find() && limit.find()
                ? Optional.of(
                        after.replaceFirst(
                                Integer.toString(
                                        Integer.parseInt(after.group())
                                                + Integer.parseInt(limit.group()))))
                : Optional.of(link);
    }

    private static Optional<Reply.Answer> listOf(Reply reply) {
        return reply instanceof Reply.Answer answer && answer.body().startsWith("[")
                ? Optional.of(answer)
                : Optional.empty();
    }

    private static ArrayNode rows(Reply.Answer answer) {
        return Json.parseObject("{\"rows\":" + answer.body() + "}").withArray("rows");
    }

    private static Optional<String> link(Reply.Answer answer) {
        return answer.headers().stream()
                .filter(header -> header.name().equals(LINK))
                .map(Reply.Header::value)
                .findFirst();
    }

    private static Reply.Answer linked(Reply.Answer answer, Optional<String> link) {
        List<Reply.Header> headers =
                Stream.concat(
                                answer.headers().stream()
                                        .filter(header -> !header.name().equals(LINK)),
                                link.map(value -> new Reply.Header(LINK, value)).stream())
                        .toList();
        return new Reply.Answer(answer.status(), headers, answer.body());
    }

    private static String page(Request request) {
        return request.path() + new TreeMap<>(request.query());
    }
}
