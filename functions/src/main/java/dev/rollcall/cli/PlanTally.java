package dev.rollcall.cli;

import dev.rollcall.wire.AccessPlanChange;
import dev.rollcall.wire.PlanPart;
import dev.rollcall.wire.PlanWeight.Held;
import dev.rollcall.wire.PlanWeightRequest.Planned;
import dev.rollcall.wire.PolicyPlan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Puts the parts of a plan together. */
final class PlanTally {
    private static final List<String> KINDS =
            List.of(
                    "take",
                    "give",
                    "make-account",
                    "link",
                    "reactivate",
                    "convert",
                    "change-profile",
                    "cannot-take",
                    "cannot-give",
                    "adopt",
                    "await",
                    "await-no-more",
                    "forget",
                    "with-humans");

    /** What the breaker is asked about. */
    private static final Set<String> WEIGHED =
            Set.of("take", "convert", "reactivate", "make-account");

    private final Path file;
    private final String person;
    private final List<AccessPlanChange> changes = new ArrayList<>();
    private final List<PlanPart.LeftOut> leftOut = new ArrayList<>();
    private Optional<PlanPart> latest = Optional.empty();
    private int considered;
    private int compared;

    /**
     * @param person empty: everybody
     */
    PlanTally(Path file, String person) {
        this.file = file;
        this.person = person;
    }

    /**
     * @throws Refused if the policy in force is not the one that the parts before were compared
     *     with
     */
    void add(PlanPart part) {
        if (latest.filter(before -> !before.before().equals(part.before())).isPresent()) {
            throw new Refused(
                    "The policy in force has changed meanwhile, so what was compared says nothing"
                            + " any more. Plan again.");
        }
        latest = Optional.of(part);
        changes.addAll(part.changes());
        leftOut.addAll(part.leftOut());
        considered += part.considered();
        compared += part.compared();
    }

    int considered() {
        return considered;
    }

    /** Returns how much there is of what the breaker counts, what is due anyway included. */
    List<Planned> weighed() {
        Map<Planned, Integer> counts = new LinkedHashMap<>();
        changes.stream()
                .filter(change -> WEIGHED.contains(change.kind()) && !BlastRadius.renews(change))
                .map(change -> new Planned(change.kind(), change.entitlement(), 1))
                .forEach(one -> counts.merge(one, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(each ->
                        new Planned(
                                each.getKey().kind(), each.getKey().entitlement(), each.getValue()))
                .toList();
    }

    /**
     * @param stopped why no more parts were asked for; empty: there are none
     * @param held what of it the breaker would hold
     * @param observes the file only lets Rollcall observe
     */
    PolicyPlan plan(String stopped, List<Held> held, boolean observes) {
        PlanPart part = latest.orElseThrow();
        return new PolicyPlan(
                file.toString(),
                part.at(),
                part.before(),
                part.after(),
                person,
                stopped.isEmpty() && leftOut.isEmpty(),
                part.approversNeeded(),
                part.differences(),
                counts(),
                BlastRadius.words(changes.stream().filter(change -> !change.anyway()).toList()),
                changes,
                considered,
                compared,
                leftOut,
                stopped,
                held,
                observes);
    }

    private List<PolicyPlan.Count> counts() {
        LinkedHashSet<String> kinds = new LinkedHashSet<>(KINDS);
        changes.forEach(change -> kinds.add(change.kind()));
        return kinds.stream()
                .map(kind ->
                        new PolicyPlan.Count(
                                kind,
                                (int) of(kind).stream().filter(due()).count(),
                                (int)
                                        of(kind).stream()
                                                .filter(due())
                                                .map(AccessPlanChange::person)
                                                .distinct()
                                                .count(),
                                (int) of(kind).stream().filter(due().negate()).count()))
                .filter(count -> count.changes() + count.anyway() > 0)
                .toList();
    }

    private List<AccessPlanChange> of(String kind) {
        return changes.stream().filter(change -> change.kind().equals(kind)).toList();
    }

    private static Predicate<AccessPlanChange> due() {
        return change -> !change.anyway();
    }
}
