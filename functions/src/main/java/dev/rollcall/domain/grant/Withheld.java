package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

/** What rules would give and the person does not get, and why. */
public record Withheld(Grant grant, Reason reason) {
    public enum Reason {
        /** A guest cannot have it, or the account is none of ours. */
        ACCOUNT_TYPE,
        /** Somebody else changes it: observed, never corrected. */
        FOREIGN_WRITER,
        /** No rule that gives it acts yet. */
        NOT_ACTING,
        /** The end of the person's stay has come. */
        PAST_END
    }

    public Withheld {
        requireNonNull(grant, "grant is null");
        requireNonNull(reason, "reason is null");
    }
}
