package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.HttpReply;
import dev.rollcall.platform.http.RetryAfter;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Sorts Microsoft's answers: read, refused, busy or none. Calls are named by method and path. */
final class EntraReplies {
    /** No address and no sentence fits: what people are called never gets into an error. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,79}");

    /** Graph's limits are counted over 10 seconds; a wait beyond minutes is none of theirs. */
    private static final RetryAfter WAIT =
            new RetryAfter(Duration.ofSeconds(10), Duration.ofMinutes(5));

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InstantSource clock;

    EntraReplies(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    EntraReply read(String call, HttpReply reply) {
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

    private EntraReply read(String call, HttpReply.Answer answer) {
        int status = answer.status();
        if (status == 200) {
            try {
                return new EntraReply.Read(Json.read(plain(answer.body())));
            } catch (MalformedJson _) {
                throw unavailable(call, "not-json");
            }
        }
        if (status == 429) {
            throw new PortFailure.RateLimited(call, WAIT.from(answer.headers(), clock.instant()));
        }
        if (status >= 500) {
            throw unavailable(call, "http-" + status);
        }
        return new EntraReply.Refused(status, code(answer.body()).orElse("http-" + status));
    }

    /** A number alone, which is text to Microsoft, may come with a mark before it. */
    private static String plain(String body) {
        return body.startsWith(BYTE_ORDER_MARK) ? body.substring(1) : body;
    }

    /** Reads {@code error.code} of Graph, or the number that says more than the login's error. */
    private static Optional<String> code(String body) {
        try {
            JsonObject answer = Json.readObject(body);
            JsonNode error = answer.node().path("error");
            Optional<String> code =
                    error.isObject()
                            ? JsonObject.of(error, "error").optionalText("code")
                            : answer.wholeNumbers("error_codes").stream()
                                    .findFirst()
                                    .map(number -> "AADSTS" + number)
                                    .or(() -> answer.optionalText("error"));
            return code.filter(text -> CODE.matcher(text).matches());
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }

    private static PortFailure.Unavailable unavailable(String call, String code) {
        return new PortFailure.Unavailable(call + ": " + code);
    }
}
