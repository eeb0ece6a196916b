package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

/** A device on which somebody is signed in. */
public record Session(long id, String user, Device created, Device recent) {
    public Session {
        requireNonNull(user, "user is null");
        requireNonNull(created, "created is null");
        requireNonNull(recent, "recent is null");
    }

    public boolean mobile() {
        return created.mobile();
    }
}
