package dev.rollcall.domain.signal;

/** What the policy says follows when a transmitter says that somebody's sessions were revoked. */
public enum SessionRevoked {
    /** Nothing: in Okta an ordinary logout says so too. */
    IGNORE,
    /** The person is signed out of Slack everywhere, if they belong here; nothing else. */
    RESET_SESSIONS
}
