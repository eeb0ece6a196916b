package dev.rollcall.local.slack.audit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * From where something was done.
 *
 * @param agent the {@code User-Agent} of the call; empty for what Slack does by itself
 * @param app the app whose token it was
 */
public record AuditOrigin(String agent, Optional<String> app) {

    /** What Slack does by itself. */
    public static final AuditOrigin SLACK = new AuditOrigin("", Optional.empty());

    /** A person at a browser. */
    public static final AuditOrigin HAND =
            new AuditOrigin("Mozilla/5.0 (X11; Linux x86_64) Slack_SSB", Optional.empty());

    public AuditOrigin {
        requireNonNull(agent, "agent is null");
        requireNonNull(app, "app is null");
    }
}
