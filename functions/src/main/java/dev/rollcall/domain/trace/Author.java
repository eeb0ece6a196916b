package dev.rollcall.domain.trace;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;

import java.util.Optional;

/**
 * Who did it, as far as the log tells. Of a call with an app's token it names whoever installed the
 * app; so by the account alone our own writes and those of another app of the same person look the
 * same.
 *
 * @param account empty of what Slack did by itself
 * @param app the app's id, where the entry tells it
 */
public record Author(Optional<AccountId> account, Optional<String> app, Means means) {

    /** With what, told by the client's name that Slack logs. */
    public enum Means {
        /** A browser or Slack's own client. */
        BY_HAND,
        /** Our own name. */
        ROLLCALL,
        /** Another program's name. */
        OTHER_PROGRAM,
        /** The entry does not say. */
        UNTOLD
    }

    /** Slack itself. */
    public static final Author NOBODY =
            new Author(Optional.empty(), Optional.empty(), Means.UNTOLD);

    public Author {
        requireNonNull(account, "account is null");
        requireNonNull(app, "app is null");
        requireNonNull(means, "means is null");
    }

    /**
     * Returns from where it was done.
     *
     * @param installer the account that installed our tokens
     */
    public Origin origin(AccountId installer) {
        return switch (means) {
            case BY_HAND -> Origin.BY_HAND;
            case ROLLCALL -> Origin.ROLLCALL;
            case OTHER_PROGRAM -> Origin.OTHER_APP;
            case UNTOLD -> untold(installer);
        };
    }

    private Origin untold(AccountId installer) {
        if (account.isEmpty()) {
            return app.isPresent() ? Origin.OTHER_APP : Origin.SLACK_ITSELF;
        }
        if (account.get().equals(installer)) {
            return Origin.OUR_INSTALLER;
        }
        return app.isPresent() ? Origin.OTHER_APP : Origin.UNTOLD;
    }
}
