package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.HttpReply;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Sorts Okta's answers: read, refused, busy or none. Calls are named by method and path. */
final class OktaReplies {
    private static final Pattern CODE = Pattern.compile("E[0-9]{7}|[a-z][a-z0-9_]{0,79}");

    /** Used where Okta does not say when: a concurrency limit has no window to wait for. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Okta's windows last a minute; a longer wait would be a clock gone wrong. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final InstantSource clock;

    OktaReplies(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    OktaReply read(String call, HttpReply reply) {
        return switch (reply) {
            case HttpReply.NotSent(var code) -> throw unavailable(call, code);
            case HttpReply.Lost(var code) -> throw unavailable(call, code);
            case HttpReply.Answer answer -> read(call, answer);
        };
    }

    /** Reads a body that is JSON but may not be what was agreed. */
    <T> T understood(String call, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MalformedJson e) {
            throw new PortFailure.NeedsHuman(
                    call + ", whose answer we do not understand (" + e.getMessage() + "),",
                    "unexpected-answer");
        }
    }

    private OktaReply read(String call, HttpReply.Answer answer) {
        int status = answer.status();
        if (status == 200) {
            try {
                return new OktaReply.Read(answer.headers(), Json.read(answer.body()));
            } catch (MalformedJson _) {
                throw unavailable(call, "not-json");
            }
        }
        if (status == 429) {
            throw new PortFailure.RateLimited(call, notBefore(answer.headers()));
        }
        if (status >= 500) {
            throw unavailable(call, "http-" + status);
        }
        return new OktaReply.Refused(status, code(answer.body()).orElse("http-" + status));
    }

    /** Reads {@code errorCode} of the API, or {@code error} of the token endpoint. */
    private static Optional<String> code(String body) {
        try {
            JsonObject error = Json.readObject(body);
            return error.optionalText("errorCode")
                    .or(() -> error.optionalText("error"))
                    .filter(code -> CODE.matcher(code).matches());
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }

    /**
     * Reads {@code X-Rate-Limit-Reset}, epoch seconds by Okta's clock; the bounds keep the wait
     * sensible where that clock and ours differ. A concurrency limit shows itself by a limit of 0.
     */
    private Instant notBefore(HttpHeaders headers) {
        Instant now = clock.instant();
        boolean concurrency =
                headers.firstValue("X-Rate-Limit-Limit").filter("0"::equals).isPresent();
        Instant reset =
                headers.firstValue("X-Rate-Limit-Reset")
                        .filter(seconds -> !concurrency && seconds.matches("[0-9]{1,12}"))
                        .map(Long::parseLong)
                        .map(Instant::ofEpochSecond)
                        .orElse(now);
        Duration wait = Duration.between(now, reset);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            return now.plus(LONGEST_WAIT);
        }
        return wait.compareTo(PAUSE) < 0 ? now.plus(PAUSE) : reset;
    }

    private static PortFailure.Unavailable unavailable(String call, String code) {
        return new PortFailure.Unavailable(call + ": " + code);
    }
}
