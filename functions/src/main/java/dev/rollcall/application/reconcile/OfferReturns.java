package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.Restores;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.restore.Restore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Offers operators to let back whom somebody else has deactivated. What they had by hand is taken
 * from the last good snapshot: a deactivation takes an account out of its channels. Nothing is
 * given here; who is approved is looked at, and that run does it.
 */
final class OfferReturns {
    private final Restores restores;
    private final Grants grants;
    private final Reconciliations reconciliations;
    private final FormerHoldings former;

    OfferReturns(
            Restores restores,
            Grants grants,
            Reconciliations reconciliations,
            FormerHoldings former) {
        this.restores = requireNonNull(restores, "restores is null");
        this.grants = requireNonNull(grants, "grants is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.former = requireNonNull(former, "former is null");
    }

    /** The same again offers nothing more. */
    void offer(List<ForeignCut> deactivated, Instant now) {
        if (deactivated.isEmpty()) {
            return;
        }
        Optional<GoodReading> last = reconciliations.lastGood();
        Set<AccountId> accounts =
                deactivated.stream()
                        .map(ForeignCut::account)
                        .collect(Collectors.toUnmodifiableSet());
        Map<AccountId, Set<Entitlement>> had =
                last.map(good -> former.of(good.id(), accounts)).orElse(Map.of());
        Instant readAt = last.map(GoodReading::begun).orElse(now);
        deactivated.forEach(cut -> offer(cut.person(), cut.account(), had, readAt, now));
    }

    private void offer(
            PersonId person,
            AccountId account,
            Map<AccountId, Set<Entitlement>> had,
            Instant readAt,
            Instant now) {
        Set<Entitlement> byRules =
                grants.of(person).stream()
                        .map(grant -> grant.mayBeGivenTo(account))
                        .filter(grant -> grant.state() == RecordedGrant.State.GIVEN)
                        .map(grant -> grant.grant().entitlement())
                        .collect(Collectors.toSet());
        List<Entitlement> byHand =
                had.getOrDefault(account, Set.of()).stream()
                        .filter(thing -> !byRules.contains(thing))
                        .toList();
        Restore offer = Restore.offered(person, account, readAt, now, byHand);
        // What is too old to be given back would not be shown.
        restores.offer(
                offer.isGoodAt(now)
                        ? offer
                        : Restore.offered(person, account, now, now, List.of()));
    }
}
