package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Look;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.AccountMark;

import java.util.Optional;

/**
 * Reads {@code active} back after a write that is about something else (rule 1): some of Slack's
 * calls reactivate whom they are about, and its documents do not name all of them.
 */
final class StillInactive {
    static final String REACTIVATED = "reactivated";

    private final Accounts accounts;
    private final Reactivation reactivation;
    private final LeaverCases.Known open;
    private final AccountId id;
    private boolean reactivated;

    /**
     * @param open the case as it was before the write: what was not marked as inactive then may
     *     well be active
     */
    StillInactive(
            Accounts accounts, Reactivation reactivation, LeaverCases.Known open, AccountId id) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.reactivation = requireNonNull(reactivation, "reactivation is null");
        this.open = requireNonNull(open, "open is null");
        this.id = requireNonNull(id, "id is null");
    }

    /** Returns the look with what is read of the account besides. */
    Look beside(Look look) {
        return () -> {
            Look.Seen seen = look.look();
            Optional<Boolean> active = accounts.isActive(id);
            reactivated =
                    active.orElse(false)
                            && open.leaver()
                                    .account(id)
                                    .filter(a -> a.has(AccountMark.INACTIVE))
                                    .isPresent();
            String found = active.map(a -> "active=" + a).orElse("account unknown");
            return new Look.Seen(seen.asMeant() && !reactivated, seen.found() + " " + found);
        };
    }

    /** Returns what came of the write; after a reactivation the run must begin anew. */
    Carried judged(Carried carried) {
        if (!reactivated) {
            return carried;
        }
        reactivation.noteIfInactiveBefore(open, id);
        return new Carried.Refused(REACTIVATED);
    }
}
