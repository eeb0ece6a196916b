package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.slack.limit.Counting;
import dev.rollcall.local.slack.limit.RateLimits;
import dev.rollcall.local.slack.limit.WriteLocks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Refuses what comes too often, and a write to what is being written to. */
final class Throttle {
    private static final Duration LOCKED = Duration.ofSeconds(1);

    private final SlackOrganisation slack;
    private final RateLimits limits;
    private final ScimErrors errors;
    private final WriteLocks locks = new WriteLocks();

    Throttle(SlackOrganisation slack, RateLimits limits) {
        this.slack = requireNonNull(slack, "slack is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.errors = new ScimErrors(slack);
    }

    /** Answers the request, or refuses it; what has no token that is known counts nowhere. */
    Reply guard(Request request, Supplier<Reply> answer) {
        Optional<SlackOrganisation.Token> token = slack.token(bearer(request));
        if (token.isEmpty()) {
            return answer.get();
        }
        Duration wait = limits.take(Counting.limits(request, token.get().app()));
        if (!wait.isZero()) {
            return tooMany(request, wait);
        }
        Optional<String> written = Counting.written(request);
        if (written.isEmpty()) {
            return answer.get();
        }
        if (!locks.begin(written.get())) {
            return locked(request);
        }
        try {
            return answer.get();
        } finally {
            locks.end(written.get());
        }
    }

    /** Returns the refusal of a call that may be tried again after so long, in whole seconds. */
    Reply.Answer tooMany(Request request, Duration wait) {
        return later(
                switch (Surface.of(request)) {
                    case SCIM -> errors.answer(429, "too_many_requests");
                    case AUDIT -> Reply.json(429, refused("rate_limited"));
                    case WEB_API -> Reply.json(429, refused("ratelimited"));
                },
                wait);
    }

    private Reply locked(Request request) {
        boolean group = request.path().contains("/Groups/");
        return later(errors.answer(429, group ? "resource_locked" : "too_many_requests"), LOCKED);
    }

    private Reply.Answer later(Reply.Answer answer, Duration wait) {
        Switches.Throttling throttling = slack.switches().throttling();
        Reply.Answer told =
                switch (throttling.body()) {
                    case CODE -> answer;
                    case EMPTY -> Reply.empty(429);
                    case PLAIN_TEXT -> new Reply.Answer(429, List.of(), "Too many requests");
                };
        return switch (throttling.retryAfter()) {
            case NEEDED -> after(told, wait.plusNanos(999_999_999).toSeconds());
            case A_MINUTE -> after(told, 60);
            case A_SECOND -> after(told, 1);
            case ABSENT -> told;
        };
    }

    private static Reply.Answer after(Reply.Answer answer, long seconds) {
        return answer.with("Retry-After", Long.toString(seconds));
    }

    private static JsonNode refused(String code) {
        return Json.object().put("ok", false).put("error", code);
    }

    static String bearer(Request request) {
        return request.header("authorization").orElse("").replaceFirst("^Bearer ", "");
    }
}
