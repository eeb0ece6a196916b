package dev.rollcall.adapter.pushsource;

import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.push.Pushed;

/**
 * What a status that was pushed means for access; the only place where that is decided. Somebody
 * who was deleted by a request of the source has left: it has told so, and is not merely absent.
 */
enum PushStatusTable {
    ACTIVE("active", Standing.ENTITLED),
    INACTIVE("inactive", Standing.SUSPENDED),
    LEFT("inactive-has-left", Standing.LEAVER),
    DELETED("deleted", Standing.LEAVER);

    private final String status;
    private final Standing standing;

    PushStatusTable(String status, Standing standing) {
        this.status = status;
        this.standing = standing;
    }

    static PushStatusTable of(Pushed.Status status, PushSourceSettings.Inactive inactive) {
        return switch (status) {
            case ACTIVE -> ACTIVE;
            case DELETED -> DELETED;
            case INACTIVE ->
                    switch (inactive) {
                        case SUSPENDED -> INACTIVE;
                        case LEAVER -> LEFT;
                    };
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
