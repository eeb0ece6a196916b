package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.GroupShare;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.breaker.Windows;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.Finding;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which corrections the breaker would hold if all of them came now, and it had admitted nothing
 * lately. It admits and counts nothing.
 *
 * @param population active accounts, of which percentages are
 * @param size how many are in a thing now
 */
record WeighCorrections(PlanRules rules, int population, ToIntFunction<Entitlement> size) {
    WeighCorrections {
        requireNonNull(rules, "rules is null");
        requireNonNull(size, "size is null");
    }

    /** Returns what is over its limit: as a kind, or of one group. */
    List<UnrecordedPlan.Held> of(List<Correction> corrections, Instant now) {
        Map<ChangeKind, List<Finding.Counted>> kinds =
                corrections.stream()
                        .flatMap(correction -> correction.counts().stream())
                        .collect(
                                Collectors.groupingBy(
                                        Finding.Counted::kind, TreeMap::new, Collectors.toList()));
        return kinds.entrySet().stream()
                .flatMap(kind ->
                        Stream.concat(
                                ofKind(kind.getKey(), kind.getValue().size(), now).stream(),
                                ofGroups(kind.getKey(), corrections, now)))
                .toList();
    }

    /** The narrowest limit that is exceeded says enough. */
    private Optional<UnrecordedPlan.Held> ofKind(ChangeKind kind, int changes, Instant now) {
        Limits limits = rules.of(kind);
        var exceeded = limits.exceededBy(changes, changes, Windows.empty(), population, now);
        if (exceeded.contains(HoldReason.PLAN_LIMIT)) {
            return held(kind, changes, HoldReason.PLAN_LIMIT, limits.plan());
        }
        return Stream.of(Window.values())
                .filter(window -> exceeded.contains(window.exceeded()))
                .findFirst()
                .flatMap(window -> held(kind, changes, window.exceeded(), limits.of(window)));
    }

    private Optional<UnrecordedPlan.Held> held(
            ChangeKind kind, int changes, HoldReason reason, Limit limit) {
        return Optional.of(
                new UnrecordedPlan.Held(
                        kind, Optional.empty(), changes, reason, limit.allowance(population)));
    }

    private Stream<UnrecordedPlan.Held> ofGroups(
            ChangeKind kind, List<Correction> corrections, Instant now) {
        Map<String, List<Entitlement>> taken =
                corrections.stream()
                        .filter(correction ->
                                correction
                                        .counts()
                                        .filter(counted -> counted.kind() == kind)
                                        .isPresent())
                        .flatMap(correction -> correction.entitlement().stream())
                        .filter(GroupShare::isOf)
                        .collect(
                                Collectors.groupingBy(
                                        Entitlement::key, TreeMap::new, Collectors.toList()));
        return taken.values().stream().flatMap(same -> ofGroup(kind, same, now).stream());
    }

    private Optional<UnrecordedPlan.Held> ofGroup(
            ChangeKind kind, List<Entitlement> taken, Instant now) {
        Entitlement group = taken.getFirst();
        int members = size.applyAsInt(group);
        return new GroupShare(rules.perGroup(), () -> members)
                        .exceededBy(Windows.empty(), taken.size(), now)
                ? Optional.of(
                        new UnrecordedPlan.Held(
                                kind,
                                Optional.of(group),
                                taken.size(),
                                HoldReason.GROUP_LIMIT,
                                rules.perGroup().allowance(members)))
                : Optional.empty();
    }
}
