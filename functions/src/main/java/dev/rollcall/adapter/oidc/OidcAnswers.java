package dev.rollcall.adapter.oidc;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.HttpReply;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Calls the issuer and sorts its answers: read, refused, or none. Redirects are not followed. */
final class OidcAnswers {
    /** A discovery document, a key set or a token answer is some kilobytes. */
    private static final int LONGEST = 256 * 1024;

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,79}");

    private final HttpCaller http;
    private final InstantSource clock;

    OidcAnswers(HttpCaller http, InstantSource clock) {
        this.http = requireNonNull(http, "http is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What came back, if anything did. */
    sealed interface Answer {
        record Read(JsonObject body) implements Answer {}

        record Refused(String code) implements Answer {}
    }

    Answer call(HttpCall call) {
        return switch (http.call(call)) {
            case HttpReply.NotSent(var code) -> throw unavailable(call, code);
            case HttpReply.Lost(var code) -> throw unavailable(call, code);
            case HttpReply.Answer answer -> read(call, answer);
        };
    }

    /** Reads what must be there: a refusal is a setting that a human must mend. */
    <T> T demand(HttpCall call, Function<JsonObject, T> reading) {
        return switch (call(call)) {
            case Answer.Refused(String code) ->
                    throw new PortFailure.NeedsHuman(call.template(), code);
            case Answer.Read(JsonObject body) -> understood(call, body, reading);
        };
    }

    static <T> T understood(HttpCall call, JsonObject body, Function<JsonObject, T> reading) {
        try {
            return reading.apply(body);
        } catch (MalformedJson e) {
            throw new PortFailure.NeedsHuman(
                    call.template()
                            + ", whose answer we do not understand ("
                            + e.getMessage()
                            + "),",
                    "unexpected-answer");
        }
    }

    private Answer read(HttpCall call, HttpReply.Answer answer) {
        int status = answer.status();
        if (answer.body().length() > LONGEST) {
            throw unavailable(call, "too-long");
        }
        if (status == 200) {
            try {
                return new Answer.Read(Json.readObject(answer.body()));
            } catch (MalformedJson _) {
                throw unavailable(call, "not-json");
            }
        }
        if (status == 429) {
            throw new PortFailure.RateLimited(call.template(), clock.instant().plus(PAUSE));
        }
        if (status >= 500) {
            throw unavailable(call, "http-" + status);
        }
        return new Answer.Refused(code(answer.body()).orElse("http-" + status));
    }

    private static Optional<String> code(String body) {
        try {
            return Json.readObject(body)
                    .optionalText("error")
                    .filter(code -> CODE.matcher(code).matches());
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }

    private static PortFailure.Unavailable unavailable(HttpCall call, String code) {
        return new PortFailure.Unavailable(call.template() + ": " + code);
    }
}
