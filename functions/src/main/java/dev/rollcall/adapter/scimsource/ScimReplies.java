package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

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

/** Sorts a SCIM server's answers: read, not found, refused, busy or none. */
final class ScimReplies {
    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
    private static final int NOT_FOUND = 404;

    /** The words of RFC 7644, table 9, and those of like shape: no name and no sentence fits. */
    private static final Pattern TYPE = Pattern.compile("[a-z][A-Za-z]{2,39}");

    private static final RetryAfter WAIT =
            new RetryAfter(Duration.ofSeconds(10), Duration.ofMinutes(5));

    private final InstantSource clock;

    ScimReplies(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    ScimReply read(String call, HttpReply reply) {
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

    private ScimReply read(String call, HttpReply.Answer answer) {
        int status = answer.status();
        if (status == 200) {
            try {
                return new ScimReply.Read(Json.readObject(answer.body()));
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
        Optional<JsonObject> error = error(answer.body());
        return status == NOT_FOUND && error.isPresent()
                ? new ScimReply.NotFound()
                : new ScimReply.Refused(
                        status, error.flatMap(ScimReplies::type).orElse("http-" + status));
    }

    /** Returns the body if it is an error of SCIM's (RFC 7644 §3.12). */
    private static Optional<JsonObject> error(String body) {
        try {
            return Optional.of(Json.readObject(body))
                    .filter(error -> error.texts("schemas").contains(ERROR));
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }

    private static Optional<String> type(JsonObject error) {
        return error.member("scimType")
                .map(type -> type.asText(""))
                .filter(type -> TYPE.matcher(type).matches());
    }

    private static PortFailure.Unavailable unavailable(String call, String code) {
        return new PortFailure.Unavailable(call + ": " + code);
    }
}
