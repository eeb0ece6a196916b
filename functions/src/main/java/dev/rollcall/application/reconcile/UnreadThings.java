package dev.rollcall.application.reconcile;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.Finding;
import dev.rollcall.domain.reconcile.SnapshotPart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What could not be read whole, or is never told: once for each thing, not for each person. */
record UnreadThings(Company company, AccessPolicy policy, SlackPlan plan) {

    List<Finding> findings() {
        return policy.mappings().stream()
                .flatMap(mapping -> mapping.grants().stream())
                .distinct()
                // Where there is one workspace only, everybody is known to be in it.
                .filter(thing -> Capability.over(thing).isOn(plan))
                .flatMap(thing -> of(thing).stream())
                .toList();
    }

    /** Slack tells nobody who is in a user group of the organisation. */
    private Optional<Finding> of(Entitlement thing) {
        Optional<SnapshotPart> part = SnapshotPart.telling(thing);
        return part.isEmpty()
                ? Optional.of(unverifiable(thing, "none", "not-told-by-slack"))
                : part.filter(list -> !company.isProven(list))
                        .map(list -> unverifiable(thing, list.key(), why(list)));
    }

    private String why(SnapshotPart part) {
        return company.result(part)
                .map(result -> result.refused().orElseGet(() -> result.doubts().toString()))
                .orElse("not-read");
    }

    private static Finding unverifiable(Entitlement thing, String list, String why) {
        return new Finding(
                new Drift(
                        DriftKind.UNVERIFIABLE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(thing),
                        new TreeMap<>(),
                        new TreeMap<>(Map.of("list", list, "why", why))),
                false,
                Optional.empty());
    }
}
