package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Restores;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.restore.Restore;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps what an account has that no rule gave it, for the case that its human comes back. */
public final class HeldByHand {
    private final Grants grants;
    private final Restores restores;

    public HeldByHand(Grants grants, Restores restores) {
        this.grants = requireNonNull(grants, "grants is null");
        this.restores = requireNonNull(restores, "restores is null");
    }

    /** Adds to what is kept: a reading after the cut shows less, and takes nothing away. */
    void keep(PersonId person, Holdings holdings) {
        keep(person, holdings, byHand(person, holdings));
    }

    /**
     * Adds what a reading after the cut tells for the first time. The one before may have been made
     * for others, a moment before somebody put the account into something.
     *
     * @param told what earlier readings told: rules may have given it, and no grant says so any
     *     more
     */
    void keepLate(PersonId person, Holdings holdings, Set<Entitlement> told) {
        List<Entitlement> news =
                byHand(person, holdings).stream().filter(e -> !told.contains(e)).toList();
        if (!news.isEmpty()) {
            keep(person, holdings, news);
        }
    }

    private void keep(PersonId person, Holdings holdings, List<Entitlement> byHand) {
        AccountId account = holdings.account();
        Restore captured =
                Restore.captured(
                        person, account, holdings.readAt(), byHand, restores.of(person, account));
        if (!captured.items().isEmpty()) {
            restores.keep(captured);
        }
    }

    private List<Entitlement> byHand(PersonId person, Holdings holdings) {
        AccountId account = holdings.account();
        Set<Entitlement> byRules =
                grants.of(person).stream()
                        .map(grant -> grant.mayBeGivenTo(account))
                        .filter(grant -> grant.state() == RecordedGrant.State.GIVEN)
                        .map(grant -> grant.grant().entitlement())
                        .collect(Collectors.toSet());
        return holdings.entitlements().stream().filter(e -> !byRules.contains(e)).toList();
    }
}
