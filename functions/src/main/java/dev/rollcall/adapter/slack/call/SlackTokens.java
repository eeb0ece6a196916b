package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.Secrets;

/** Slack's tokens as they are now, for {@code Authorization} headers. */
public final class SlackTokens {
    /** The logical name of the secret with the tokens. */
    public static final String SECRET = "slack";

    /** One of the tokens. */
    public enum Kind {
        SCIM,
        ADMIN,
        AUDIT
    }

    private final Secrets secrets;

    public SlackTokens(Secrets secrets) {
        this.secrets = requireNonNull(secrets, "secrets is null");
    }

    public Secret current(Kind kind) {
        SlackCredentials credentials = SlackCredentials.read(secrets.current(SECRET));
        return switch (kind) {
            case SCIM -> credentials.scim();
            case ADMIN -> credentials.admin();
            case AUDIT ->
                    credentials
                            .audit()
                            .orElseThrow(() ->
                                    new PortFailure.NeedsHuman(
                                            "The audit log's token (an Org Owner's, as auditToken"
                                                    + " in the secret with Slack's tokens)",
                                            "no-audit-token"));
        };
    }

    /** Returns the token anew after Slack refused one: it may have been rotated just now. */
    public Secret afterRefusal(Kind kind) {
        secrets.refresh(SECRET);
        return current(kind);
    }
}
