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
final class HeldByHand {
    private final Grants grants;
    private final Restores restores;

    HeldByHand(Grants grants, Restores restores) {
        this.grants = requireNonNull(grants, "grants is null");
        this.restores = requireNonNull(restores, "restores is null");
    }

    /** Adds to what is kept: a reading after the cut shows less, and takes nothing away. */
    void keep(PersonId person, Holdings holdings) {
        AccountId account = holdings.account();
        Set<Entitlement> byRules =
                grants.of(person).stream()
                        .map(grant -> grant.mayBeGivenTo(account))
                        .filter(grant -> grant.state() == RecordedGrant.State.GIVEN)
                        .map(grant -> grant.grant().entitlement())
                        .collect(Collectors.toSet());
        List<Entitlement> byHand =
                holdings.entitlements().stream().filter(e -> !byRules.contains(e)).toList();
        Restore captured =
                Restore.captured(
                        person, account, holdings.readAt(), byHand, restores.of(person, account));
        if (!captured.items().isEmpty()) {
            restores.keep(captured);
        }
    }
}
