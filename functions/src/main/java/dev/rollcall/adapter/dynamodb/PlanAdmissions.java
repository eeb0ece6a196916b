package dev.rollcall.adapter.dynamodb;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Breaker.PlanAdmission;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Plan;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.breaker.Target;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Counts a plan whole or not at all: all its kinds and its digest in one transaction. */
record PlanAdmissions(
        Table table,
        ExpectedChanges expected,
        DynamoStopSwitch stop,
        DynamoPopulations populations) {
    private static final String AT = "admittedAt";

    /** DynamoDB takes no more writes in one transaction. */
    private static final int WRITES = 100;

    private static final Duration KEPT = Duration.ofDays(3);

    /** One try; empty: others came between. */
    Optional<PlanAdmission> admitOnce(
            Plan plan,
            String digest,
            PlanRules rules,
            Map<String, Integer> groupSizes,
            Instant now) {
        Optional<Instant> seen = admittedAt(digest);
        if (seen.isPresent() && now.isBefore(seen.get().plus(Breaker.REMEMBERED_FOR))) {
            return Optional.of(admitted(plan, seen.get()));
        }
        int population = populations.active();
        Set<HoldReason> reasons = EnumSet.noneOf(HoldReason.class);
        reasons.addAll(rules.against(plan, population, groupSizes));
        if (stop.position() != StopPosition.OFF) {
            reasons.add(HoldReason.STOPPED);
        }
        List<Write> writes = new ArrayList<>();
        List<Write> deletions = new ArrayList<>();
        targets(plan)
                .forEach((kind, targets) -> {
                    CountedWindows counted = CountedWindows.read(table, kind);
                    int room = counted.windows().largestRoom(now, rules.of(kind), population);
                    ExpectedChanges.Seen waiting =
                            expected.look(kind, Set.copyOf(targets), now, room);
                    int more = targets.size() + waiting.others().size();
                    reasons.addAll(
                            counted.windows().exceededBy(more, now, rules.of(kind), population));
                    writes.add(counted.plus(targets.size(), now));
                    deletions.addAll(waiting.deletions(targets.size()));
                });
        if (!reasons.isEmpty()) {
            // The same plan may have been admitted at the same moment: one answer for all.
            return admittedAt(digest).equals(seen)
                    ? Optional.of(new PlanAdmission.Held(new Admission.Held(reasons)))
                    : Optional.empty();
        }
        writes.add(remember(digest, seen, now));
        writes.add(DynamoStopSwitch.off());
        deletions.stream().limit(WRITES - writes.size()).forEach(writes::add);
        return switch (table.transactOnce(writes)) {
            case Transacted.Done _ -> Optional.of(admitted(plan, now));
            case Transacted.Refused _, Transacted.Contended _ -> Optional.empty();
        };
    }

    private Optional<Instant> admittedAt(String digest) {
        return table.get(Keys.plan(digest)).map(item -> item.instant(AT));
    }

    /** A target stands in it as often as it is changed. */
    private static Map<ChangeKind, List<Target>> targets(Plan plan) {
        return plan.changes().stream()
                .collect(groupingBy(Change::kind, TreeMap::new, mapping(Change::target, toList())));
    }

    private static Write.Put remember(String digest, Optional<Instant> seen, Instant now) {
        return new Write.Put(
                Attributes.at(Keys.plan(digest))
                        .with(AT, now)
                        .with("expiresAt", now.plus(KEPT).getEpochSecond()),
                seen.isPresent() ? "#" + AT + " = :" + AT : Write.ABSENT,
                seen.map(at -> Attributes.none().with(AT, at)).orElseGet(Attributes::none));
    }

    private static PlanAdmission admitted(Plan plan, Instant at) {
        return new PlanAdmission.Admitted(
                plan.changes().stream()
                        .map(change ->
                                new Admission.Admitted(
                                        change.kind(), change.target(), at, Optional.empty()))
                        .toList());
    }
}
