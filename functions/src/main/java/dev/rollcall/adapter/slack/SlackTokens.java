package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.Secrets;

/** Slack's tokens as they are now, for {@code Authorization} headers. */
final class SlackTokens {
    /** One of the two tokens. */
    enum Kind {
        SCIM,
        ADMIN
    }

    private final Secrets secrets;

    SlackTokens(Secrets secrets) {
        this.secrets = requireNonNull(secrets, "secrets is null");
    }

    Secret current(Kind kind) {
        SlackCredentials credentials = SlackCredentials.read(secrets.current(Slack.SECRET));
        return switch (kind) {
            case SCIM -> credentials.scim();
            case ADMIN -> credentials.admin();
        };
    }

    /** Returns the token anew after Slack refused one: it may have been rotated just now. */
    Secret afterRefusal(Kind kind) {
        secrets.refresh(Slack.SECRET);
        return current(kind);
    }
}
