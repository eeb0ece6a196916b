package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Breaker.Expected;
import dev.rollcall.application.port.Breaker.Urgency;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.GroupShare;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.breaker.Target;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Admits one change at a time. Each try is one transaction; empty: others came between. */
record SingleAdmissions(
        Table table,
        ExpectedChanges expected,
        DynamoStopSwitch stop,
        DynamoPopulations populations) {
    /** Rows of one target; more than one if it is expected since several times. */
    private static final int ROWS = 50;

    Optional<Admission> admitOnce(
            Expected change,
            Urgency urgency,
            Limits limits,
            Optional<GroupShare> share,
            Instant now) {
        ChangeKind kind = change.kind();
        Target target = change.target();
        Optional<Reservation> seen = Reservation.find(table, kind, target);
        if (seen.isPresent() && seen.get().isRemembered(change, now)) {
            // Confirmed a second time after it was admitted: it is counted, so it waits no more.
            table.delete(ExpectedChanges.delete(change));
            return Optional.of(seen.get().admitted());
        }
        if (stop.position() == StopPosition.ALL) {
            return held(change, Set.of(HoldReason.STOPPED), now);
        }
        CountedWindows counted = CountedWindows.read(table, kind);
        int population = populations.active();
        ExpectedChanges.Seen waiting =
                switch (urgency) {
                    case URGENT -> ExpectedChanges.Seen.NOTHING;
                    case ORDINARY -> {
                        int room = counted.windows().largestRoom(now, limits, population);
                        yield expected.look(kind, Set.of(target), now, room);
                    }
                };
        Set<HoldReason> exceeded =
                limits.exceededBy(
                        1 + waiting.others().size(),
                        waiting.planned(),
                        counted.windows(),
                        population,
                        now);
        if (!exceeded.isEmpty()) {
            return held(change, exceeded, now);
        }
        Optional<CountedWindows> ofGroup =
                share.flatMap(_ -> CountedWindows.ofGroup(table, kind, target));
        int more = 1 + waiting.ofTheSame(target);
        if (ofGroup.isPresent()
                && share.orElseThrow().exceededBy(ofGroup.get().windows(), more, now)) {
            return held(change, Set.of(HoldReason.GROUP_LIMIT), now);
        }
        Reservation fresh = Reservation.of(change, now);
        List<Write> writes = new ArrayList<>();
        writes.add(counted.plus(1, now));
        ofGroup.ifPresent(group -> writes.add(group.plus(1, now)));
        writes.add(fresh.after(seen));
        writes.add(DynamoStopSwitch.notAll());
        writes.addAll(
                waiting.own().isEmpty()
                        ? List.of(ExpectedChanges.delete(change))
                        : waiting.deletions(ROWS));
        return switch (table.transactOnce(writes)) {
            case Transacted.Done _ -> Optional.of(fresh.admitted());
            case Transacted.Refused _, Transacted.Contended _ -> Optional.empty();
        };
    }

    /** Takes back what was admitted for this change and never written, from the windows too. */
    Optional<Boolean> refundOnce(Expected change) {
        Optional<Reservation> seen =
                Reservation.find(table, change.kind(), change.target())
                        .filter(one -> one.since().equals(Optional.of(change.since())));
        if (seen.isEmpty()) {
            return Optional.of(false);
        }
        Reservation own = seen.get();
        CountedWindows counted = CountedWindows.read(table, change.kind());
        List<Write> writes = new ArrayList<>(List.of(own.delete(), counted.minusOne(own.at())));
        CountedWindows.ofGroup(table, change.kind(), change.target())
                .filter(group -> group.version() > 0)
                .ifPresent(group -> writes.add(group.minusOne(own.at())));
        return table.transactOnce(writes) instanceof Transacted.Done
                ? Optional.of(true)
                : Optional.empty();
    }

    /**
     * Looks once more before it holds: the same change may have been asked for at the same moment
     * and taken the last place itself, and it must not be told both.
     */
    private Optional<Admission> held(Expected change, Set<HoldReason> reasons, Instant now) {
        return Optional.of(
                Reservation.find(table, change.kind(), change.target())
                        .filter(reservation -> reservation.isRemembered(change, now))
                        .<Admission>map(Reservation::admitted)
                        .orElseGet(() -> new Admission.Held(reasons)));
    }
}
