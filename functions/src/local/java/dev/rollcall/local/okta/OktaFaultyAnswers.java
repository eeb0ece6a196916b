package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.fault.FaultyAnswers;
import dev.rollcall.local.time.Timeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Okta's answers when a fault has struck, such as lists that do not show what they should. */
final class OktaFaultyAnswers implements FaultyAnswers {
    private static final String LINK = "Link";
    private static final Pattern AFTER = Pattern.compile("(?<=[?&]after=)[0-9]+");
    private static final Pattern LIMIT = Pattern.compile("(?<=[?&]limit=)[0-9]+");

    private final OktaOrganisation organisation;
    private final Timeline timeline;

    OktaFaultyAnswers(OktaOrganisation organisation, Timeline timeline) {
        this.organisation = requireNonNull(organisation, "organisation is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    @Override
    public Reply tooMany(Duration retryAfter) {
        long reset = timeline.now().plus(retryAfter).getEpochSecond() + 1;
        return OktaJson.error(429, "E0000047", "API call exceeded rate limit")
                .with("X-Rate-Limit-Limit", "600")
                .with("X-Rate-Limit-Remaining", "0")
                .with("X-Rate-Limit-Reset", Long.toString(reset));
    }

    @Override
    public Reply failed(int status) {
        return OktaJson.error(status, "E0000009", "Internal Server Error");
    }

    @Override
    public Reply refused(int status, String code) {
        return OktaJson.error(status, code, "Refused on demand");
    }

    @Override
    public Reply shown(Request request, String status, Reply reply) {
        return organisation
                .person(OktaSimulator.subject(request))
                .<Reply>map(person -> Reply.json(200, OktaJson.user(person, status)))
                .orElse(reply);
    }

    @Override
    public boolean isList(Reply reply) {
        return listOf(reply).isPresent();
    }

    @Override
    public Reply withoutLast(Reply reply, int rows) {
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

    @Override
    public Reply ending(Reply reply) {
        return listOf(reply).<Reply>map(answer -> linked(answer, Optional.empty())).orElse(reply);
    }

    @Override
    public Reply skipping(Reply reply) {
        return listOf(reply)
                .flatMap(answer -> link(answer).map(link -> linked(answer, skipped(link))))
                .<Reply>map(answer -> answer)
                .orElse(reply);
    }

    @Override
    public Request later(Request request, int rows) {
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
}
