package dev.rollcall.adapter.slack.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.adapter.slack.call.SlackTokens.Kind;
import dev.rollcall.adapter.slack.call.SlackTransport;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpReply;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Reads the audit logs (docs.slack.dev/reference/audit-logs-api), whose answers have no {@code ok}.
 */
final class AuditLogs {
    private static final String PATH = "/audit/v1/logs";

    private final SlackTransport transport;
    private final URI logs;
    private final Duration oldest;
    private final InstantSource clock;
    private Optional<String> refusal = Optional.empty();
    private Instant triedAt = Instant.MIN;

    /**
     * @param oldest after which time it is tried again whether they may be read
     */
    AuditLogs(SlackTransport transport, URI audit, Duration oldest, InstantSource clock) {
        this.transport = requireNonNull(transport, "transport is null");
        this.logs = UriText.below(audit, "/logs");
        this.oldest = requireNonNull(oldest, "oldest is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns a page, newest first. */
    SlackOutcome page(SequencedMap<String, String> query) {
        return transport.send(
                HttpCall.get(URI.create(logs + "?" + UriText.form(query)), PATH),
                Kind.AUDIT,
                Deadline.distant(),
                AuditLogs::outcome);
    }

    /** Returns by which code they are refused to us; empty: they may be read. */
    synchronized Optional<String> refusal() {
        Instant now = clock.instant();
        if (triedAt.isBefore(now.minus(oldest))) {
            SequencedMap<String, String> one = new LinkedHashMap<>();
            one.put("limit", "1");
            SlackOutcome outcome = page(one);
            outcome.whenAnswered("GET " + PATH);
            refusal =
                    outcome instanceof SlackOutcome.Done
                            ? Optional.empty()
                            : Optional.of(outcome.code());
            triedAt = now;
        }
        return refusal;
    }

    private static SlackOutcome outcome(HttpReply.Answer answer) {
        try {
            JsonObject body = Json.readObject(answer.body());
            if (answer.status() == 200 && body.member("entries").isPresent()) {
                return new SlackOutcome.Done(body);
            }
        } catch (MalformedJson _) {
            // Told below.
        }
        return SlackCall.outcome(answer);
    }
}
