package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;

import java.util.List;
import java.util.Optional;

/**
 * Reads {@code active} right before the evidence is sealed: between the verification and the seal,
 * Slack's own logs are waited for, and whoever is reactivated meanwhile must not be sealed as out.
 */
public final class LastLook {
    /** The mark by which it is found comes last: a look that dies in between is repeated. */
    private static final List<AccountMark> NOT_SO_ANY_MORE =
            List.of(AccountMark.INVENTORIED, AccountMark.VERIFIED);

    private final Cases cases;
    private final Accounts accounts;
    private final Reactivation reactivation;

    public LastLook(Cases cases, Accounts accounts, Escalate escalate) {
        this.cases = requireNonNull(cases, "cases is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.reactivation = new Reactivation(cases, escalate);
    }

    /**
     * Returns whether a verified account is active again, or Slack does not know it any more, and
     * takes its marks back: the run goes round and verifies it anew.
     *
     * @throws PortFailure if that cannot be read: then nothing is sealed yet
     */
    boolean findsNotOut(LeaverCases.Known open) {
        List<AccountId> verified =
                open.leaver().verified().stream().map(AccountProgress::account).toList();
        boolean found = false;
        for (AccountId id : verified) {
            Optional<Boolean> active = accounts.isActive(id);
            if (active.equals(Optional.of(false))) {
                continue;
            }
            found = true;
            if (active.isPresent()) {
                reactivation.noteIfInactiveBefore(open, id);
            }
            NOT_SO_ANY_MORE.forEach(mark -> cases.unmark(open.leaver().id(), id, mark));
        }
        return found;
    }
}
