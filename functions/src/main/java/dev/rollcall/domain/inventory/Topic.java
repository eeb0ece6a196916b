package dev.rollcall.domain.inventory;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.capability.Capability;

/** One sort of thing that a person may leave behind, and what of Slack tells of it. */
public enum Topic {
    /** Apps that the person installed, gave more scopes, or approved. */
    APPS(Capability.AUDIT_LOGS),
    /**
     * Tokens that Slack kept although their owner left: {@code app_token_preserved} and {@code
     * workflow_app_token_preserved} (docs.slack.dev/reference/audit-logs-api).
     */
    TOKENS(Capability.AUDIT_LOGS),
    /** Incoming webhooks, bots and slash commands that the person added. */
    INTEGRATIONS(Capability.INTEGRATION_LOGS),
    /** Guests whom the person invited lately. */
    GUESTS(Capability.AUDIT_LOGS),
    /** Slack Connect invitations that the person made lately. */
    INVITATIONS(Capability.AUDIT_LOGS);

    private final Capability needs;

    Topic(Capability needs) {
        this.needs = requireNonNull(needs, "needs is null");
    }

    public Capability needs() {
        return needs;
    }
}
