package dev.rollcall.adapter.api;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.HttpReply;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.MalformedJson;

import java.time.InstantSource;
import java.util.function.Supplier;

/** Sorts answers: read, refused, busy or none. Calls are named by method and path. */
public final class ApiReplies {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private final ApiDialect dialect;
    private final InstantSource clock;

    public ApiReplies(ApiDialect dialect, InstantSource clock) {
        this.dialect = requireNonNull(dialect, "dialect is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * @throws PortFailure if the other side is busy or silent
     */
    public ApiReply read(String call, HttpReply reply) {
        return switch (reply) {
            case HttpReply.NotSent(var code) -> throw unavailable(call, code);
            case HttpReply.Lost(var code) -> throw unavailable(call, code);
            case HttpReply.Answer answer -> read(call, answer);
        };
    }

    /**
     * The same, of a call that changes something: it may be answered with 201, or with 204 and an
     * empty object's worth of body.
     *
     * @throws PortFailure if the other side is busy or silent
     */
    public ApiReply readChange(String call, HttpReply reply) {
        return reply instanceof HttpReply.Answer(int status, var headers, var body)
                        && (status == CREATED || status == NO_CONTENT)
                ? read(call, new HttpReply.Answer(OK, headers, status == NO_CONTENT ? "{}" : body))
                : read(call, reply);
    }

    /** Reads a body that is JSON but may not be what was agreed. */
    public <T> T understood(String call, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MalformedJson e) {
            throw new PortFailure.NeedsHuman(
                    call + ", whose answer we do not understand (" + e.getMessage() + "),",
                    "unexpected-answer");
        }
    }

    private ApiReply read(String call, HttpReply.Answer answer) {
        int status = answer.status();
        if (status == OK) {
            try {
                return new ApiReply.Read(answer.headers(), Json.read(dialect.json(answer.body())));
            } catch (MalformedJson _) {
                throw unavailable(call, "not-json");
            }
        }
        if (status == 429) {
            throw new PortFailure.RateLimited(
                    call, dialect.notBefore(answer.headers(), clock.instant()));
        }
        if (status >= 500) {
            throw unavailable(call, "http-" + status);
        }
        return new ApiReply.Refused(status, dialect.code(answer.body()).orElse("http-" + status));
    }

    private static PortFailure.Unavailable unavailable(String call, String code) {
        return new PortFailure.Unavailable(call + ": " + code);
    }
}
