package dev.rollcall.domain.breaker;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a plan may do as a whole, before any of it is counted.
 *
 * @param perGroup how much of each single group one plan may take away
 * @param shrink by how many percent a source may have shrunk since its last good reading
 */
public record PlanRules(Map<ChangeKind, Limits> limits, Limit perGroup, int shrink) {
    private static final Set<ChangeKind> REMOVALS =
            EnumSet.of(
                    ChangeKind.REMOVE_FROM_WORKSPACE,
                    ChangeKind.REMOVE_FROM_IDP_GROUP,
                    ChangeKind.REMOVE_FROM_USER_GROUP,
                    ChangeKind.REMOVE_FROM_CHANNEL);

    public PlanRules {
        limits = Map.copyOf(limits);
        requireNonNull(perGroup, "perGroup is null");
        if (shrink < 0 || shrink > 100) {
            throw new IllegalArgumentException("The shrink limit lies between 0 and 100 percent");
        }
        if (limits.size() != ChangeKind.values().length) {
            throw new IllegalArgumentException("Every kind of change needs limits");
        }
    }

    public Limits of(ChangeKind kind) {
        return requireNonNull(limits.get(kind), "kind has no limits");
    }

    /**
     * Returns why the plan must be held whole; empty if nothing speaks against it.
     *
     * @param population active accounts of the last proven snapshot; 0 where there is none
     * @param groupSizes members of each entitlement by its key; an unknown group has none
     */
    public Set<HoldReason> against(Plan plan, int population, Map<String, Integer> groupSizes) {
        Set<HoldReason> reasons = EnumSet.noneOf(HoldReason.class);
        for (SnapshotProof snapshot : plan.snapshots()) {
            if (!snapshot.complete()) {
                reasons.add(HoldReason.SOURCE_INCOMPLETE);
            }
            if (snapshot.shrunkBeyond(shrink)) {
                reasons.add(HoldReason.SOURCE_SHRUNK);
            }
        }
        counts(plan, Change::kind)
                .forEach((kind, count) -> {
                    if (count > of(kind).plan().allowance(population)) {
                        reasons.add(HoldReason.PLAN_LIMIT);
                    }
                });
        removalsPerGroup(plan)
                .forEach((group, count) -> {
                    if (count > perGroup.allowance(groupSizes.getOrDefault(group, 0))) {
                        reasons.add(HoldReason.GROUP_LIMIT);
                    }
                });
        return reasons;
    }

    private static <K> Map<K, Long> counts(Plan plan, Function<Change, K> by) {
        return plan.changes().stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    private static Map<String, Long> removalsPerGroup(Plan plan) {
        return plan.changes().stream()
                .filter(change -> REMOVALS.contains(change.kind()))
                .flatMap(change -> change.entitlement().map(Entitlement::key).stream())
                .collect(Collectors.groupingBy(key -> key, Collectors.counting()));
    }
}
