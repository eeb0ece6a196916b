package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.AccountMark;

import java.util.List;
import java.util.Map;

/** What is done where an account that was read as inactive is seen active again. */
final class Reactivation {
    /** What was read back while it was inactive, and may have been given back since. */
    private static final List<AccountMark> READ_BACK =
            List.of(AccountMark.SESSIONS_ENDED, AccountMark.MEMBERSHIPS_CLEARED);

    private final Cases cases;
    private final Escalate escalate;

    Reactivation(Cases cases, Escalate escalate) {
        this.cases = requireNonNull(cases, "cases is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
    }

    /**
     * Takes the mark back with what was read back after it, so that the cut begins anew and no
     * class of the SLA is met by a time before it; and tells a human, whoever did it.
     */
    void noteIfInactiveBefore(LeaverCases.Known open, AccountId id) {
        if (open.leaver().account(id).filter(a -> a.has(AccountMark.INACTIVE)).isEmpty()) {
            return;
        }
        READ_BACK.forEach(mark -> cases.unmark(open.leaver().id(), id, mark));
        cases.unmark(open.leaver().id(), id, AccountMark.INACTIVE);
        escalate.raise(
                open.leaver(),
                open.ground(),
                "reactivated",
                "The account was inactive and is active again. Rollcall deactivates it once more;"
                        + " find out who or what reactivated it.",
                Map.of("account", id.value()));
    }
}
