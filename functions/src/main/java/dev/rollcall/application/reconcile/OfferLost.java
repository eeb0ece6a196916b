package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.Restores;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.platform.Hashes;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Offers operators to give back what people have lost at once, from the last good snapshot. What
 * rules give is no part of it: that is a difference of its own, and set right as one. Nothing is
 * given here; who is approved is looked at, and that run does it.
 */
final class OfferLost {
    private static final String REASON = "memberships-lost";

    private final Restores restores;
    private final Grants grants;
    private final Outbox outbox;

    OfferLost(Restores restores, Grants grants, Outbox outbox) {
        this.restores = requireNonNull(restores, "restores is null");
        this.grants = requireNonNull(grants, "grants is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
    }

    /** The same again offers nothing more, and tells nobody again. */
    void offer(List<FindLost.Lost> lost, GoodReading last, SnapshotId now, Instant at) {
        int offered = 0;
        Map<PersonId, List<RecordedGrant>> given = given(lost);
        for (FindLost.Lost one : lost) {
            Set<Entitlement> byRules = byRules(one, given);
            List<Entitlement> byHand =
                    one.things().stream().filter(thing -> !byRules.contains(thing)).toList();
            Restore offer = Restore.lost(one.person(), one.account(), last.begun(), at, byHand);
            if (!byHand.isEmpty() && offer.isGoodAt(at) && restores.offer(offer)) {
                offered++;
            }
        }
        if (offered > 0) {
            tell(offered, last, now, at);
        }
    }

    private Map<PersonId, List<RecordedGrant>> given(List<FindLost.Lost> lost) {
        Map<PersonId, Set<Entitlement>> things = new HashMap<>();
        lost.forEach(one ->
                things.computeIfAbsent(one.person(), _ -> new HashSet<>()).addAll(one.things()));
        return things.isEmpty() ? Map.of() : grants.ofThings(things);
    }

    private static Set<Entitlement> byRules(
            FindLost.Lost one, Map<PersonId, List<RecordedGrant>> given) {
        return given.getOrDefault(one.person(), List.of()).stream()
                .map(grant -> grant.mayBeGivenTo(one.account()).grant().entitlement())
                .collect(Collectors.toSet());
    }

    private void tell(int offered, GoodReading last, SnapshotId now, Instant at) {
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256(REASON + "#" + now),
                        new Escalation(
                                "reconciliation " + now,
                                REASON,
                                "People have lost at once what they were in since both sides were"
                                        + " last read, and no run of Rollcall took it: another app,"
                                        + " or a fault. Find out what it was. What rules give comes"
                                        + " back as any difference; the rest is offered: rollcall"
                                        + " restore list.",
                                Map.of(
                                        "accounts", Integer.toString(offered),
                                        "had", last.id().value())),
                        at));
    }
}
