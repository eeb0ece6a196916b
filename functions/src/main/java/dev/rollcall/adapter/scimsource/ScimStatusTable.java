package dev.rollcall.adapter.scimsource;

import dev.rollcall.domain.person.Standing;

import java.util.Optional;

/**
 * What {@code active} (RFC 7643 §4.1.1) means for access; the only place where that is decided. The
 * RFC leaves its meaning to the server, and has no word for having left. So {@code false} is a
 * pause unless the settings say otherwise, and one that is not there never means anything.
 */
enum ScimStatusTable {
    ACTIVE("active", Standing.ENTITLED),
    INACTIVE("inactive", Standing.SUSPENDED),
    LEFT("inactive-has-left", Standing.LEAVER),
    UNKNOWN("active-absent", Standing.UNKNOWN);

    private final String status;
    private final Standing standing;

    ScimStatusTable(String status, Standing standing) {
        this.status = status;
        this.standing = standing;
    }

    /**
     * @param active empty if it is not there
     */
    static ScimStatusTable of(Optional<Boolean> active, ScimSourceSettings.Inactive inactive) {
        if (active.isEmpty()) {
            return UNKNOWN;
        }
        if (active.get()) {
            return ACTIVE;
        }
        return switch (inactive) {
            case SUSPENDED -> INACTIVE;
            case LEAVER -> LEFT;
        };
    }

    /** Returns the name of what was found, for the record. */
    String status() {
        return status;
    }

    Standing standing() {
        return standing;
    }
}
