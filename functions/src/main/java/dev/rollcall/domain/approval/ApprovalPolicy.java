package dev.rollcall.domain.approval;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who decides on what is held.
 *
 * @param approvers all of them
 * @param tiers who is asked first, and who when nobody has decided
 * @param expiry how long a tier is asked before the next one is
 * @param twoFrom from this many items on two approvers must decide, and what both release counts
 */
public record ApprovalPolicy(
        List<Approver> approvers, List<List<ApproverId>> tiers, Duration expiry, int twoFrom) {
    /** While everybody who is asked sleeps, the next tier is asked sooner. */
    private static final Duration ASLEEP = Duration.ofMinutes(30);

    public ApprovalPolicy {
        approvers = List.copyOf(approvers);
        tiers = tiers.stream().map(List::copyOf).toList();
        requireNonNull(expiry, "expiry is null");
        if (tiers.isEmpty() || tiers.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("There is at least one tier, and none is empty");
        }
        if (expiry.compareTo(Duration.ofMinutes(5)) < 0
                || expiry.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException("An approval expires after 5 minutes to 7 days");
        }
        if (twoFrom < 1) {
            throw new IllegalArgumentException("Two approvers are needed from 1 item on, or more");
        }
        requireKnown(approvers, tiers);
        requireTwoPeople(approvers);
    }

    /** Two who are one human would let one human be a quorum of two. */
    private static void requireTwoPeople(List<Approver> approvers) {
        if (approvers.size() < 2) {
            throw new IllegalArgumentException(
                    "At least two approvers are needed, because nobody decides on themselves, and"
                            + " two must decide on a large list; describe another one");
        }
        requireApart(
                approvers,
                "e-mail",
                approver -> Optional.of(approver.email().toLowerCase(Locale.ROOT)));
        requireApart(approvers, "subject", Approver::subject);
        requireApart(approvers, "person", Approver::person);
        requireApart(approvers, "account", Approver::account);
    }

    private static void requireApart(
            List<Approver> approvers, String what, Function<Approver, Optional<?>> one) {
        Map<Object, ApproverId> seen = new HashMap<>();
        for (Approver approver : approvers) {
            one.apply(approver)
                    .map(value -> seen.put(value, approver.id()))
                    .ifPresent(other -> {
                        throw new IllegalArgumentException(
                                "Approvers "
                                        + other
                                        + " and "
                                        + approver.id()
                                        + " have the same "
                                        + what
                                        + ", so one human could decide for two; leave one of them"
                                        + " out, or give each their own");
                    });
        }
    }

    private static void requireKnown(List<Approver> approvers, List<List<ApproverId>> tiers) {
        Set<ApproverId> ids = new LinkedHashSet<>();
        for (Approver approver : approvers) {
            if (!ids.add(approver.id())) {
                throw new IllegalArgumentException("Approver " + approver.id() + " stands twice");
            }
        }
        List<ApproverId> named = new ArrayList<>(tiers.stream().flatMap(List::stream).toList());
        approvers.forEach(approver -> approver.deputy().ifPresent(named::add));
        for (ApproverId id : named) {
            if (!ids.contains(id)) {
                throw new IllegalArgumentException(
                        "Approver " + id + " is named in a tier or as a deputy but not described");
            }
        }
    }

    /** Who is asked, and when the next tier is. */
    public record Asked(List<Approver> approvers, Duration next) {
        public Asked {
            approvers = List.copyOf(approvers);
            requireNonNull(next, "next is null");
        }
    }

    public Optional<Approver> approver(ApproverId id) {
        return approvers.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    /** Returns how many approvers must decide on a list of this size: 1 or 2. */
    public int quorum(int size) {
        return size >= twoFrom ? 2 : 1;
    }

    /**
     * Returns who is asked at a level: its tier and all before it, so that a quorum can be found;
     * whoever is absent is replaced by the deputy. Beyond the last tier the last one is asked
     * again.
     */
    public Asked asked(int level, Instant now) {
        Set<Approver> asked = new LinkedHashSet<>();
        for (int tier = 0; tier <= Math.min(level, tiers.size() - 1); tier++) {
            for (ApproverId id : tiers.get(tier)) {
                standIn(id, now).ifPresent(asked::add);
            }
        }
        boolean anybodyAwake = asked.stream().anyMatch(approver -> approver.isAwake(now));
        Duration next = anybodyAwake || expiry.compareTo(ASLEEP) < 0 ? expiry : ASLEEP;
        return new Asked(new ArrayList<>(asked), next);
    }

    /** Returns those asked at a level who are not on the list themselves. */
    public List<Approver> mayDecide(int level, List<HeldItem> items, Instant now) {
        return asked(level, now).approvers().stream()
                .filter(approver -> !approver.isIn(items))
                .toList();
    }

    /** Returns whether enough of those asked at a level may decide on the list. */
    public boolean canDecide(int level, List<HeldItem> items, Instant now) {
        return mayDecide(level, items, now).size() >= quorum(items.size());
    }

    /** Returns whether beyond this level nobody else is asked. */
    public boolean isLast(int level) {
        return level >= tiers.size() - 1;
    }

    private Optional<Approver> standIn(ApproverId id, Instant now) {
        Optional<Approver> approver = approver(id);
        if (approver.filter(a -> a.isAbsent(now)).isPresent()) {
            return approver.flatMap(Approver::deputy)
                    .flatMap(this::approver)
                    .filter(deputy -> !deputy.isAbsent(now));
        }
        return approver;
    }
}
