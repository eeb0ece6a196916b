package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.Finding;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SourceVerdict;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts what was found on the records, and takes off what is not there any more. */
final class KeepDrift {
    /** These come to light by other ways than a comparison, and end by them. */
    private static final Set<DriftKind> FROM_ELSEWHERE = EnumSet.of(DriftKind.FOREIGN_WRITE);

    private static final int A_PAGE = 500;

    /** After so many it is asked whether there is time for more. */
    static final int AT_ONCE = 1_000;

    private final Drifts drifts;
    private final ChangeDrift change;
    private final RefundForeign refund;
    private final Clock clock;

    KeepDrift(Drifts drifts, RefundForeign refund, Clock clock) {
        this.drifts = requireNonNull(drifts, "drifts is null");
        this.change = new ChangeDrift(drifts);
        this.refund = requireNonNull(refund, "refund is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * @param present each finding's record, by its drift's id
     * @param contested those that have just become so
     */
    record Kept(Map<DriftId, DriftRecord> present, List<DriftRecord> contested, int gone) {
        Kept {
            present = Map.copyOf(present);
            contested = List.copyOf(contested);
        }

        /** Returns the record of something that was found. */
        DriftRecord of(Finding finding) {
            return requireNonNull(present.get(finding.drift().id()), "a finding has a record");
        }
    }

    /**
     * Returns what is on the records then; empty: time was up, and what was found first is put down
     * in part. The same again goes on from there, and each time gets further.
     *
     * @param until what is found first after so many is left for the next call after that
     */
    Optional<Kept> keep(
            Reconciliation reconciliation,
            Compared compared,
            Traces traces,
            Instant now,
            Instant until) {
        Map<DriftId, DriftRecord> before = notGone();
        return firsts(compared, before, now, until)
                .map(firsts -> keep(reconciliation, compared, traces, now, before, firsts));
    }

    private Kept keep(
            Reconciliation reconciliation,
            Compared compared,
            Traces traces,
            Instant now,
            Map<DriftId, DriftRecord> before,
            List<DriftRecord> firsts) {
        Map<DriftId, DriftRecord> present = new HashMap<>();
        firsts.forEach(first -> present.put(first.id(), first));
        List<DriftRecord> contested = new ArrayList<>();
        for (Finding finding : compared.findings()) {
            Drift drift = finding.drift();
            Optional<DriftRecord> known =
                    Optional.ofNullable(present.get(drift.id()))
                            .or(() -> Optional.ofNullable(before.get(drift.id())))
                            .or(() -> drifts.find(drift.id()));
            DriftRecord record =
                    traced(
                            change.found(
                                    drift,
                                    known,
                                    one ->
                                            isGoneSince(one, reconciliation.begun())
                                                    ? one
                                                    : one.found(drift, now),
                                    now),
                            traces);
            if (isContestedSince(record, reconciliation.begun())) {
                contested.add(record);
            }
            present.put(drift.id(), record);
        }
        List<DriftRecord> gone =
                before.values().stream()
                        .filter(record -> !present.containsKey(record.id()))
                        .filter(record ->
                                hasStopped(record, traces, now)
                                        || isSeenToBeGone(record.drift(), reconciliation, compared))
                        .toList();
        leave(gone, present.values(), now);
        return new Kept(present, contested, gone.size());
    }

    /** Puts down what has no record yet, and returns it: most of what is found at first. */
    private Optional<List<DriftRecord>> firsts(
            Compared compared, Map<DriftId, DriftRecord> before, Instant now, Instant until) {
        Map<DriftId, DriftRecord> firsts = new LinkedHashMap<>();
        compared.findings().stream()
                .map(Finding::drift)
                .filter(drift -> !before.containsKey(drift.id()))
                .forEach(drift -> firsts.putIfAbsent(drift.id(), DriftRecord.first(drift, now)));
        List<Drifts.Change> changes =
                firsts.values().stream()
                        .map(first -> new Drifts.Change(Optional.empty(), first))
                        .toList();
        for (int from = 0; from < changes.size(); from += AT_ONCE) {
            if (from > 0 && !clock.instant().isBefore(until)) {
                return Optional.empty();
            }
            drifts.replaceEach(changes.subList(from, Math.min(changes.size(), from + AT_ONCE)))
                    .forEach(known -> firsts.remove(known.next().id()));
        }
        return Optional.of(List.copyOf(firsts.values()));
    }

    /** Whose record has changed meanwhile is looked at by itself. */
    private void leave(List<DriftRecord> gone, Collection<DriftRecord> present, Instant now) {
        Set<Leaver> leavers = Leaver.among(present);
        gone.forEach(refund::of);
        drifts.replaceEach(
                        gone.stream()
                                .map(record ->
                                        new Drifts.Change(
                                                Optional.of(record), left(record, leavers, now)))
                                .toList())
                .forEach(changed ->
                        change.of(changed.next().id(), record -> left(record, leavers, now)));
    }

    /** An active account of somebody who has left is missed, held or back: one at a time. */
    private static DriftRecord left(DriftRecord record, Set<Leaver> leavers, Instant now) {
        return Leaver.of(record.drift()).filter(leavers::contains).isPresent()
                ? record.renamed(now)
                : record.gone(now);
    }

    /** An active account of somebody who has left. */
    private record Leaver(Optional<PersonId> person, Optional<AccountId> account) {
        static Set<Leaver> among(Collection<DriftRecord> records) {
            return records.stream()
                    .flatMap(record -> of(record.drift()).stream())
                    .collect(Collectors.toUnmodifiableSet());
        }

        static Optional<Leaver> of(Drift drift) {
            return drift.kind().isOfLeaver() || drift.kind() == DriftKind.HELD_LEAVER
                    ? Optional.of(new Leaver(drift.person(), drift.account()))
                    : Optional.empty();
        }
    }

    /** Who was named once stays named: the log is not read so far back again. */
    private DriftRecord traced(DriftRecord record, Traces traces) {
        return Optional.ofNullable(traces.by().get(record.id()))
                .map(who -> change.of(record, one -> one.isGone() ? one : one.traced(who)))
                .orElse(record);
    }

    /** An app that has not written for long has stopped, if the log would have told. */
    private static boolean hasStopped(DriftRecord record, Traces traces, Instant now) {
        return record.drift().kind() == DriftKind.FOREIGN_WRITE
                && traces.untold().isEmpty()
                && ForeignWrites.hasEnded(record, now);
    }

    /** What was read before it was set right does not show it to be back. */
    private static boolean isGoneSince(DriftRecord record, Instant begun) {
        return record.state() instanceof DriftRecord.State.Gone(Instant at, boolean _)
                && !at.isBefore(begun);
    }

    /** Also by a call of this reconciliation that died before it could tell anybody. */
    private static boolean isContestedSince(DriftRecord record, Instant begun) {
        return record.state() instanceof DriftRecord.State.Contested(Instant since)
                && !since.isBefore(begun);
    }

    private Map<DriftId, DriftRecord> notGone() {
        Map<DriftId, DriftRecord> all = new HashMap<>();
        Optional<String> point = Optional.of(Drifts.START);
        while (point.isPresent()) {
            Drifts.Page page = drifts.notGone(point.get(), A_PAGE);
            page.records().forEach(record -> all.put(record.id(), record));
            point = page.next();
        }
        return all;
    }

    /** What was not read whole shows nobody that something is gone. */
    private static boolean isSeenToBeGone(
            Drift drift, Reconciliation reconciliation, Compared compared) {
        boolean sourceWhole =
                drift.person()
                        .map(person ->
                                compared.sources().stream()
                                        .filter(one -> one.source().equals(person.source()))
                                        .anyMatch(one -> tells(one, drift)))
                        .orElse(true);
        boolean placeRead =
                drift.entitlement()
                        .flatMap(SnapshotPart::telling)
                        // What the policy names no more is not read, and is nothing to us.
                        .map(part ->
                                reconciliation.result(part).isEmpty()
                                        || reconciliation.isProven(part))
                        .orElse(true);
        return !FROM_ELSEWHERE.contains(drift.kind())
                && drift.person().filter(compared.moving()::contains).isEmpty()
                && sourceWhole
                && placeRead
                && reconciliation.isProven(SnapshotPart.ACCOUNTS)
                && reconciliation.isProven(SnapshotPart.LINKS);
    }

    private static boolean tells(SourceVerdict verdict, Drift drift) {
        return verdict.reasons().isEmpty()
                && drift.entitlement().filter(verdict.open()::contains).isEmpty();
    }
}
