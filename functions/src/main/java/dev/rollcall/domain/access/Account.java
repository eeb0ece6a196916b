package dev.rollcall.domain.access;

import static java.util.Objects.requireNonNull;

/** A Slack account as just read. */
public record Account(AccountId id, boolean active, Rank rank) {

    /** Highest rank anywhere in the organisation. */
    public enum Rank {
        GUEST,
        MEMBER,
        ADMIN,
        OWNER,
        /** Of the organisation or of a workspace: Slack refuses to deactivate these. */
        PRIMARY_OWNER,
        BOT
    }

    public Account {
        requireNonNull(id, "id is null");
        requireNonNull(rank, "rank is null");
    }
}
