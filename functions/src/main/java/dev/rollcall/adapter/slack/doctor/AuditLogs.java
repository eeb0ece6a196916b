package dev.rollcall.adapter.slack.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.AuditCall;
import dev.rollcall.adapter.slack.call.AuditEndpoint;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.platform.http.Deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Whether the audit logs may be read, and a page of them. */
final class AuditLogs {
    private final AuditCall logs;
    private final Duration oldest;
    private final InstantSource clock;
    private Optional<String> refusal = Optional.empty();
    private Instant triedAt = Instant.MIN;

    /**
     * @param oldest after which time it is tried again whether they may be read
     */
    AuditLogs(AuditCall logs, Duration oldest, InstantSource clock) {
        this.logs = requireNonNull(logs, "logs is null");
        this.oldest = requireNonNull(oldest, "oldest is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns a page, newest first. */
    SlackOutcome page(Arguments query) {
        return logs.page(query, Deadline.distant());
    }

    /** Returns by which code they are refused to us; empty: they may be read. */
    synchronized Optional<String> refusal() {
        Instant now = clock.instant();
        if (triedAt.isBefore(now.minus(oldest))) {
            SlackOutcome outcome = page(Arguments.of("limit", "1"));
            outcome.whenAnswered(AuditEndpoint.LOGS.template());
            refusal =
                    outcome instanceof SlackOutcome.Done
                            ? Optional.empty()
                            : Optional.of(outcome.code());
            triedAt = now;
        }
        return refusal;
    }
}
