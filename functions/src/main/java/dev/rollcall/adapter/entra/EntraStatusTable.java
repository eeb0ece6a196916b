package dev.rollcall.adapter.entra;

import dev.rollcall.domain.person.Standing;

import java.util.Optional;

/**
 * What Entra's facts about a user mean for access; the only place where that is decided. Entra has
 * no status of its own: a leaver is who is among its deleted items, or whose leave date has passed.
 * A disabled account may come back and is suspended. An {@code accountEnabled} that is not there
 * was not asked for, or may not be seen: it never means anything.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/user">user, Microsoft Graph</a>
 */
enum EntraStatusTable {
    DELETED("deleted", Standing.LEAVER),
    LEFT("leave-date-passed", Standing.LEAVER),
    ENABLED("enabled", Standing.ENTITLED),
    DISABLED("disabled", Standing.SUSPENDED),
    UNKNOWN("account-enabled-absent", Standing.UNKNOWN),
    NO_DATE("leave-date-is-none", Standing.UNKNOWN);

    private final String status;
    private final Standing standing;

    EntraStatusTable(String status, Standing standing) {
        this.status = status;
        this.standing = standing;
    }

    /**
     * @param deleted whether the user is among the deleted items
     * @param left whether the leave date has passed
     * @param enabled {@code accountEnabled}; empty if it is not there
     */
    static EntraStatusTable of(boolean deleted, boolean left, Optional<Boolean> enabled) {
        if (deleted) {
            return DELETED;
        }
        if (left) {
            return LEFT;
        }
        return enabled.map(is -> is ? ENABLED : DISABLED).orElse(UNKNOWN);
    }

    /** Of a leave date that can be none: whoever is deleted has left all the same. */
    static EntraStatusTable ofNoDate(boolean deleted) {
        return deleted ? DELETED : NO_DATE;
    }

    /** Returns the name of what was found, for the record. */
    String status() {
        return status;
    }

    Standing standing() {
        return standing;
    }
}
