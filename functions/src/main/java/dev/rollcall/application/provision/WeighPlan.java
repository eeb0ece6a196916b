package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Populations;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.GroupShare;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.breaker.Windows;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether the breaker would hold as many changes as a plan has, if all of them came now: by the
 * limits that the planned policy sets, and what was admitted lately. It admits and counts nothing.
 */
public final class WeighPlan {
    private final Breaker breaker;
    private final Populations populations;
    private final Memberships memberships;
    private final Clock clock;

    public WeighPlan(
            Breaker breaker, Populations populations, Memberships memberships, Clock clock) {
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.populations = requireNonNull(populations, "populations is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * So many changes of one kind.
     *
     * @param from what is taken; empty: it is about whole accounts
     */
    public record Load(ChangeKind kind, Optional<Entitlement> from, int changes) {
        public Load {
            requireNonNull(kind, "kind is null");
            requireNonNull(from, "from is null");
            if (changes < 1) {
                throw new IllegalArgumentException("A load has one change at least");
            }
        }
    }

    /**
     * What would be held.
     *
     * @param group empty: all changes of the kind together
     * @param reason the limit of a window, or of the group
     * @param limit what it allows
     * @param before what was admitted in that window already; of a group that is not told
     */
    public record OverLimit(
            ChangeKind kind,
            Optional<Entitlement> group,
            int changes,
            HoldReason reason,
            int limit,
            int before) {
        public OverLimit {
            requireNonNull(kind, "kind is null");
            requireNonNull(group, "group is null");
            requireNonNull(reason, "reason is null");
        }
    }

    /**
     * @param rules of the policy that is planned
     * @throws PortFailure if the counters or a group's size cannot be read
     */
    public List<OverLimit> of(PlanRules rules, List<Load> loads) {
        Instant now = clock.instant();
        int population = populations.latest().map(Populations.Proven::active).orElse(0);
        Map<ChangeKind, Integer> kinds = new TreeMap<>();
        loads.forEach(load -> kinds.merge(load.kind(), load.changes(), Integer::sum));
        List<OverLimit> over = new ArrayList<>();
        kinds.forEach((kind, changes) ->
                ofKind(kind, changes, rules.of(kind), population, now).forEach(over::add));
        loads.forEach(load -> ofGroup(load, rules.perGroup(), now).ifPresent(over::add));
        return over;
    }

    private Stream<OverLimit> ofKind(
            ChangeKind kind, int changes, Limits limits, int population, Instant now) {
        Windows admitted = breaker.admitted(kind);
        Set<HoldReason> exceeded = admitted.exceededBy(changes, now, limits, population);
        return Arrays.stream(Window.values())
                .filter(window -> exceeded.contains(window.exceeded()))
                .map(window ->
                        new OverLimit(
                                kind,
                                Optional.empty(),
                                changes,
                                window.exceeded(),
                                limits.of(window).allowance(population),
                                admitted.within(window, now)));
    }

    private Optional<OverLimit> ofGroup(Load load, Limit limit, Instant now) {
        // Slack is asked once, and only beyond the floor.
        Map<Entitlement, Integer> sizes = new HashMap<>();
        return load.from()
                .filter(GroupShare::isOf)
                .filter(group ->
                        new GroupShare(limit, () -> sizes.computeIfAbsent(group, this::size))
                                .exceededBy(Windows.empty(), load.changes(), now))
                .map(group ->
                        new OverLimit(
                                load.kind(),
                                Optional.of(group),
                                load.changes(),
                                HoldReason.GROUP_LIMIT,
                                limit.allowance(sizes.computeIfAbsent(group, this::size)),
                                0));
    }

    private int size(Entitlement group) {
        return memberships.size(group).orElse(0);
    }
}
