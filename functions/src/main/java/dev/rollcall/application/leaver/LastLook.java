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

/**
 * Reads {@code active} right before the evidence is sealed: between the verification and the seal,
 * Slack's own logs are waited for, and whoever is reactivated meanwhile must not be sealed as out.
 */
public final class LastLook {
    private static final List<AccountMark> NOT_SO_ANY_MORE =
            List.of(AccountMark.VERIFIED, AccountMark.INVENTORIED);

    private final Cases cases;
    private final Accounts accounts;
    private final Reactivation reactivation;

    public LastLook(Cases cases, Accounts accounts, Escalate escalate) {
        this.cases = requireNonNull(cases, "cases is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.reactivation = new Reactivation(cases, escalate);
    }

    /**
     * Returns whether a verified account is active again, and takes its marks back.
     *
     * @throws PortFailure if that cannot be read: then nothing is sealed yet
     */
    boolean findsActive(LeaverCases.Known open) {
        List<AccountId> active =
                open.leaver().verified().stream()
                        .map(AccountProgress::account)
                        .filter(id -> accounts.isActive(id).orElse(false))
                        .toList();
        for (AccountId id : active) {
            reactivation.noteIfInactiveBefore(open, id);
            NOT_SO_ANY_MORE.forEach(mark -> cases.unmark(open.leaver().id(), id, mark));
        }
        return !active.isEmpty();
    }
}
