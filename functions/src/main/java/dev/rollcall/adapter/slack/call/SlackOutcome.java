package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ManyReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What became of one call to Slack, in either dialect. */
public sealed interface SlackOutcome {
    /** How long to stay away where Slack was not reached or is busy without saying for how long. */
    Duration PAUSE = Duration.ofSeconds(5);

    /** Slack said yes. */
    record Done(JsonObject body) implements SlackOutcome {
        public Done {
            requireNonNull(body, "body is null");
        }
    }

    /** Too many calls; nothing was done. */
    record Busy(Instant notBefore) implements SlackOutcome {
        public Busy {
            requireNonNull(notBefore, "notBefore is null");
        }
    }

    /** Slack said no. */
    record Failed(Fault fault, String code) implements SlackOutcome {
        public Failed {
            requireNonNull(fault, "fault is null");
            requireNonNull(code, "code is null");
        }
    }

    /**
     * Done, but not for everybody whom the call named.
     *
     * @param code Slack's own
     * @param rejected for whom it was not done, by their ids; empty where Slack does not say
     */
    record InPart(String code, Set<String> rejected) implements SlackOutcome {
        public InPart {
            requireNonNull(code, "code is null");
            rejected = Collections.unmodifiableSet(new LinkedHashSet<>(rejected));
        }
    }

    /** Slack was not reached; nothing was done. */
    record NotSent(String code) implements SlackOutcome {
        public NotSent {
            requireNonNull(code, "code is null");
        }
    }

    /** Slack may have been reached, and its answer is missing or is not one. */
    record Unclear(String code) implements SlackOutcome {
        public Unclear {
            requireNonNull(code, "code is null");
        }
    }

    /** Returns what a failure means that came before anything was written. */
    static SlackOutcome unsent(PortFailure failure) {
        return switch (failure) {
            case PortFailure.RateLimited limited -> new Busy(limited.notBefore());
            case PortFailure.Unavailable _ -> new NotSent("unavailable");
            case PortFailure.NeedsHuman refused -> new Failed(Fault.HUMAN, refused.code());
        };
    }

    /** Returns what this means for a write about one object or one person. */
    default WriteReply asWrite(Instant now) {
        return switch (this) {
            case Done _ -> new WriteReply.Accepted();
            case Busy(var notBefore) -> new WriteReply.TryLater(notBefore);
            // That one is who was left out.
            case InPart(var code, _) -> new WriteReply.Refused(code);
            case NotSent(var code) -> new WriteReply.TryLater(now.plus(PAUSE), code);
            case Unclear(var code) -> new WriteReply.Ambiguous(code);
            case Failed(var fault, var code) ->
                    switch (fault) {
                        case ALREADY_SO -> new WriteReply.AlreadySo(code);
                        case ABSENT, TOKEN, HUMAN, IN_PART -> new WriteReply.Refused(code);
                        case DEFECT -> new WriteReply.Defect(code);
                        case LATER -> new WriteReply.TryLater(now.plus(PAUSE), code);
                        case AMBIGUOUS -> new WriteReply.Ambiguous(code);
                    };
        };
    }

    /** Returns what this means for a write that names several. */
    default ManyReply asWriteOfMany(Instant now) {
        return this instanceof InPart(var code, var rejected)
                ? new ManyReply.InPart(code, rejected)
                : new ManyReply.Told(asWrite(now));
    }

    /**
     * Returns what was read, or empty if it does not exist.
     *
     * @param what the call, for the message
     * @throws PortFailure if the answer cannot be trusted
     */
    default <T> Optional<T> read(String what, Function<JsonObject, T> reader) {
        return switch (this) {
            case Done(var body) -> Optional.of(understood(what, body, reader));
            case Busy(var notBefore) -> throw new PortFailure.RateLimited(what, notBefore);
            case NotSent(var code) -> throw new PortFailure.Unavailable(what + ": " + code);
            case Unclear(var code) -> throw new PortFailure.Unavailable(what + ": " + code);
            case InPart(var code, _) -> throw new PortFailure.NeedsHuman(what, code);
            case Failed(var fault, var code) ->
                    switch (fault) {
                        case ABSENT -> Optional.empty();
                        case ALREADY_SO, TOKEN, HUMAN, DEFECT, IN_PART ->
                                throw new PortFailure.NeedsHuman(what, code);
                        case LATER, AMBIGUOUS ->
                                throw new PortFailure.Unavailable(what + ": " + code);
                    };
        };
    }

    /** Returns what was read; that it does not exist is a refusal here. */
    default <T> T find(String what, Function<JsonObject, T> reader) {
        return read(what, reader).orElseThrow(() -> new PortFailure.NeedsHuman(what, code()));
    }

    /** Returns whether this is a trouble of Slack's or the way there, which time may mend. */
    default boolean mayPass() {
        return switch (this) {
            case Done _ -> false;
            case Busy _, NotSent _, Unclear _ -> true;
            case InPart _ -> false;
            case Failed(Fault fault, _) -> fault == Fault.LATER || fault == Fault.AMBIGUOUS;
        };
    }

    /**
     * Does nothing if Slack said yes or no.
     *
     * @throws PortFailure if it said neither
     */
    default void whenAnswered(String what) {
        if (mayPass()) {
            read(what, Function.identity());
        }
    }

    /** Returns a short code for records. */
    default String code() {
        return switch (this) {
            case Done _ -> "done";
            case Busy _ -> "rate-limited";
            case Failed(_, var code) -> code;
            case InPart(var code, _) -> code;
            case NotSent(var code) -> code;
            case Unclear(var code) -> code;
        };
    }

    private static <T> T understood(String what, JsonObject body, Function<JsonObject, T> reader) {
        try {
            return reader.apply(body);
        } catch (MalformedJson e) {
            throw new PortFailure.NeedsHuman(
                    what + ", whose answer we do not understand (" + e.getMessage() + "),",
                    "unexpected-answer");
        }
    }
}
