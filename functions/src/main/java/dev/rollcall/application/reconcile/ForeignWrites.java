package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.Writer;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.Finding;
import dev.rollcall.domain.trace.Origin;
import dev.rollcall.domain.trace.Touched;
import dev.rollcall.domain.trace.TracedChange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What other apps wrote where Rollcall is the writer: one drift for each thing and account behind
 * the app, and one for all accounts that it changed. What people did by hand is no part of it.
 */
final class ForeignWrites {
    static final String FIRST = "first";
    static final String LAST = "last";
    static final String COUNT = "count";

    /** An app that has written nothing for so long has ended. */
    private static final Duration ENDED_AFTER = Duration.ofDays(7);

    private final AccountId installer;
    private final Map<Touched, Entitlement> managed;
    private final Map<Written, List<TracedChange>> written = new HashMap<>();

    /**
     * @param thing empty: accounts themselves
     */
    private record Written(AccountId by, Optional<Entitlement> thing) {}

    /**
     * @param installer the account that installed our tokens
     */
    ForeignWrites(AccessPolicy policy, AccountId installer) {
        this.installer = requireNonNull(installer, "installer is null");
        this.managed =
                policy.mappings().stream()
                        .filter(mapping -> mapping.mode() != MappingMode.OBSERVE)
                        .flatMap(mapping -> mapping.grants().stream())
                        .filter(thing -> policy.writerOf(thing) instanceof Writer.Rollcall)
                        .distinct()
                        .collect(
                                Collectors.toMap(
                                        Touched::of, Function.identity(), (one, _) -> one));
    }

    void take(TracedChange change) {
        Optional<AccountId> by = change.by().account();
        if (by.isEmpty() || change.by().origin(installer) != Origin.OTHER_APP) {
            return;
        }
        Optional<Entitlement> thing =
                change.thing().flatMap(one -> Optional.ofNullable(managed.get(one)));
        if (thing.isPresent() || change.deed().isOfAccount()) {
            written.computeIfAbsent(new Written(by.get(), thing), _ -> new ArrayList<>())
                    .add(change);
        }
    }

    /**
     * Returns a finding for each that has written anew; of what is on record only what came later
     * is counted, so that nothing counts twice.
     */
    List<Finding> findings(Function<DriftId, Optional<DriftRecord>> records, Instant now) {
        List<Finding> all = new ArrayList<>();
        written.forEach((what, changes) -> {
            Optional<SortedMap<String, String>> known =
                    records.apply(drift(what, new TreeMap<>()).id())
                            .filter(record -> !hasEnded(record, now))
                            .map(record -> record.drift().found());
            Optional<Instant> counted =
                    known.flatMap(found -> fact(found, LAST)).map(Instant::parse);
            List<TracedChange> fresh =
                    changes.stream()
                            .filter(change ->
                                    counted.filter(c -> !c.isBefore(change.at())).isEmpty())
                            .sorted(Comparator.comparing(TracedChange::at))
                            .toList();
            if (!fresh.isEmpty()) {
                all.add(new Finding(drift(what, facts(fresh, known)), false, Optional.empty()));
            }
        });
        return all;
    }

    /** Returns whether the app has stopped, as far as a log tells that was read whole. */
    static boolean hasEnded(DriftRecord record, Instant now) {
        return record.isGone()
                || fact(record.drift().found(), LAST)
                        .map(last -> Instant.parse(last).plus(ENDED_AFTER))
                        .filter(now::isBefore)
                        .isEmpty();
    }

    private static Optional<String> fact(SortedMap<String, String> found, String name) {
        return Optional.ofNullable(found.get(name));
    }

    private static Drift drift(Written what, SortedMap<String, String> found) {
        return new Drift(
                DriftKind.FOREIGN_WRITE,
                Optional.empty(),
                Optional.of(what.by()),
                what.thing(),
                new TreeMap<>(),
                found);
    }

    private static SortedMap<String, String> facts(
            List<TracedChange> fresh, Optional<SortedMap<String, String>> known) {
        SortedMap<String, String> facts = new TreeMap<>();
        int before = known.flatMap(found -> fact(found, COUNT)).map(Integer::parseInt).orElse(0);
        facts.put(COUNT, Integer.toString(before + fresh.size()));
        facts.put(
                FIRST,
                known.flatMap(found -> fact(found, FIRST))
                        .orElseGet(() -> fresh.getFirst().at().toString()));
        facts.put(LAST, fresh.getLast().at().toString());
        facts.put("entry", fresh.getLast().entry());
        fresh.getLast().by().app().ifPresent(app -> facts.put("app", app));
        facts.put("what", fresh.getLast().thing().isPresent() ? "memberships" : "accounts");
        return facts;
    }
}
