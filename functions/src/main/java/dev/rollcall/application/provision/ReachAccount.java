package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.approval.StandDown;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonId;

import java.util.List;
import java.util.Optional;

/**
 * The first step of a run: the account that it works on, once whoever's sessions were revoked is
 * signed out. Where there is none, nothing that people released of the person is carried out, so it
 * is dropped, and nobody else's release waits for it.
 */
public final class ReachAccount {
    private final SignOutRevoked signOutRevoked;
    private final EnsureAccount ensureAccount;
    private final Links links;
    private final StandDown standDown;

    public ReachAccount(
            SignOutRevoked signOutRevoked,
            EnsureAccount ensureAccount,
            Links links,
            StandDown standDown) {
        this.signOutRevoked = requireNonNull(signOutRevoked, "signOutRevoked is null");
        this.ensureAccount = requireNonNull(ensureAccount, "ensureAccount is null");
        this.links = requireNonNull(links, "links is null");
        this.standDown = requireNonNull(standDown, "standDown is null");
    }

    /**
     * Signs out whoever's sessions were revoked, before anything else is read: that waits for
     * nothing.
     *
     * @return what is to be waited for before the run goes on; empty if nothing is
     */
    public Optional<EnsureAccount.Outcome> signOut(Runs.Ticket ticket, CaseId caseId, long seen) {
        Carried signedOut = signOutRevoked.signOut(ticket, caseId, seen);
        return signedOut instanceof Carried.Settled
                ? Optional.empty()
                : Optional.of(EnsureAccount.of(signedOut));
    }

    /**
     * @param seen how many looks had been wanted before the run began
     */
    public EnsureAccount.Outcome reach(Runs.Ticket ticket, CaseId caseId, long seen) {
        EnsureAccount.Outcome outcome = ensureAccount.ensure(ticket, caseId, seen);
        PersonId person = ticket.person();
        switch (outcome) {
            case EnsureAccount.Outcome.There _ -> standDown.creationDone(person);
            case EnsureAccount.Outcome.NotDue(),
                    EnsureAccount.Outcome.Pending(),
                    EnsureAccount.Outcome.Observed(),
                    EnsureAccount.Outcome.WithHumans() -> {
                standDown.closeCreation(person);
                standDown.dropReleasedAccess(person, accounts(person));
            }
            case EnsureAccount.Outcome.Held() ->
                    standDown.dropReleasedBehind(person, accounts(person));
            case EnsureAccount.Outcome.Awaiting _,
                    EnsureAccount.Outcome.Later _,
                    EnsureAccount.Outcome.LookAgain(),
                    EnsureAccount.Outcome.Fenced() -> {}
        }
        return outcome;
    }

    private List<AccountId> accounts(PersonId person) {
        return links.of(person).stream().map(Link::account).distinct().toList();
    }
}
