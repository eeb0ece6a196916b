package dev.rollcall.local.http.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.MalformedBody;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a fault from the control API: {@code {"fault": "rate-limit", "seconds": 3, "call": "PATCH
 * .*Users", "subject": "U123", "times": 2, "forSeconds": 60}}. Without {@code times} it strikes
 * once, or always if {@code forSeconds} is given. By {@code after} it lets so many calls go first:
 * the third page of a list is after two.
 */
public final class FaultRequest {
    private FaultRequest() {}

    /**
     * Returns the rule that the body describes.
     *
     * @throws MalformedBody if it describes none
     */
    public static FaultRule read(ObjectNode body, Instant now) {
        Optional<Instant> until =
                body.has("forSeconds")
                        ? Optional.of(now.plus(seconds(body, "forSeconds", 0)))
                        : Optional.empty();
        int times = body.path("times").asInt(until.isPresent() ? Integer.MAX_VALUE : 1);
        if (times < 1) {
            throw new MalformedBody("times must be 1 or more");
        }
        int after = body.path("after").asInt(0);
        if (after < 0) {
            throw new MalformedBody("after must be 0 or more");
        }
        Optional<String> subject =
                Optional.of(body.path("subject").asText("")).filter(id -> !id.isEmpty());
        return new FaultRule(pattern(body), subject, fault(body), after, times, until);
    }

    private static Pattern pattern(ObjectNode body) {
        try {
            return Pattern.compile(body.path("call").asText(""));
        } catch (PatternSyntaxException wrong) {
            throw new MalformedBody("call is not a regular expression", wrong);
        }
    }

    private static Fault fault(ObjectNode body) {
        String name = body.path("fault").asText();
        return switch (name) {
            case "delay" -> new Fault.Delay(seconds(body, "seconds", 1));
            case "rate-limit" -> new Fault.RateLimit(seconds(body, "seconds", 1));
            case "server-error" -> new Fault.ServerError(body.path("status").asInt(500));
            case "refusal" ->
                    new Fault.Refusal(
                            body.path("status").asInt(400),
                            body.path("error").asText("permission_denied"));
            case "lost-before-effect" -> new Fault.LostBeforeEffect();
            case "lost-after-effect" -> new Fault.LostAfterEffect();
            case "without-effect" -> new Fault.WithoutEffect();
            case "malformed" -> new Fault.Malformed();
            case "shown-late" -> new Fault.ShownLate(seconds(body, "seconds", 30));
            case "deactivates" -> new Fault.Deactivates();
            case "missing-rows" -> new Fault.MissingRows(body.path("rows").asInt(1));
            case "ends-early" -> new Fault.EndsEarly();
            case "no-rows" -> new Fault.NoRows();
            case "skipped-page" -> new Fault.SkippedPage();
            case "shrunken-page" -> new Fault.ShrunkenPage(body.path("rows").asInt(1));
            case "stale" -> new Fault.Stale();
            case "shown-status" -> new Fault.ShownStatus(body.path("status").asText("ACTIVE"));
            default ->
                    throw new MalformedBody(
                            "Unknown fault; known are delay, rate-limit, server-error, refusal,"
                                + " lost-before-effect, lost-after-effect, without-effect,"
                                + " malformed, shown-late, deactivates, missing-rows, ends-early,"
                                + " no-rows, skipped-page, shrunken-page, stale and shown-status");
        };
    }

    private static Duration seconds(ObjectNode body, String field, double otherwise) {
        return Duration.ofMillis(Math.round(body.path(field).asDouble(otherwise) * 1000));
    }
}
