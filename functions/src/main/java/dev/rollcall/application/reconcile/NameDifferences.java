package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.application.reconcile.KeepDrift.Kept;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.CorrectionPlan;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.Finding;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what was read, puts each difference on the records, and plans what is set right. */
public final class NameDifferences {
    /**
     * So many besides leavers are set right by one reconciliation, which takes under an hour; the
     * rest is left for the next, so that nobody who has left waits for it.
     */
    static final int MOST_OTHERS = 1_000;

    private final CompareCompany compare;
    private final TraceFindings trace;
    private final KeepDrift keep;
    private final FindForeign findForeign;
    private final CountForeign countForeign;
    private final OfferReturns offerReturns;
    private final OfferLost offerLost;
    private final PlanDocument plans;
    private final ReconcileReport report;
    private final TellOwners tellOwners;
    private final TendPreExisting tend;
    private final Snapshots snapshots;
    private final ReconcileTrail trail;
    private final Reconciliations reconciliations;
    private final Policies policies;
    private final Clock clock;

    NameDifferences(
            CompareCompany compare,
            TraceFindings trace,
            KeepDrift keep,
            FindForeign findForeign,
            CountForeign countForeign,
            OfferReturns offerReturns,
            OfferLost offerLost,
            PlanDocument plans,
            ReconcileReport report,
            TellOwners tellOwners,
            TendPreExisting tend,
            Snapshots snapshots,
            ReconcileTrail trail,
            Reconciliations reconciliations,
            Policies policies,
            Clock clock) {
        this.compare = requireNonNull(compare, "compare is null");
        this.trace = requireNonNull(trace, "trace is null");
        this.keep = requireNonNull(keep, "keep is null");
        this.findForeign = requireNonNull(findForeign, "findForeign is null");
        this.countForeign = requireNonNull(countForeign, "countForeign is null");
        this.offerReturns = requireNonNull(offerReturns, "offerReturns is null");
        this.offerLost = requireNonNull(offerLost, "offerLost is null");
        this.plans = requireNonNull(plans, "plans is null");
        this.report = requireNonNull(report, "report is null");
        this.tend = requireNonNull(tend, "tend is null");
        this.tellOwners = requireNonNull(tellOwners, "tellOwners is null");
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
        this.trail = requireNonNull(trail, "trail is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What comes next. */
    public sealed interface Outcome {
        /**
         * @param corrections how many differences are to be set right
         * @param leaversLeft how many active accounts of people who have left nobody sees to: they
         *     are neither to be deactivated nor before approvers
         */
        record Compared(int corrections, int leaversLeft) implements Outcome {}

        /** Time is up, and not all is on the records; what is there is not put down again. */
        record Onward() implements Outcome {}

        /** Another reconciliation is under way, or this one is over. */
        record Stale() implements Outcome {}
    }

    /** However long it takes. */
    Outcome name(SnapshotId id) {
        return name(id, Instant.MAX);
    }

    /**
     * The same again says the same: what was found is found, and the plan lies there.
     *
     * @param until begins to put down no more after that
     */
    public Outcome name(SnapshotId id, Instant until) {
        Optional<Reconciliation> latest = reconciliations.latest().filter(r -> r.id().equals(id));
        if (latest.isEmpty()) {
            return new Outcome.Stale();
        }
        Reconciliation present = latest.get();
        return switch (present.phase()) {
            case READING -> new Outcome.Stale();
            // Whoever ended it may have died before it was put down.
            case ENDED -> over(present);
            case COMPARING -> compared(present, until);
            case CORRECTING, SETTLING -> new Outcome.Compared(present.corrections(), 0);
        };
    }

    private Outcome compared(Reconciliation present, Instant until) {
        AccessPolicy policy = policies.access();
        Instant now = clock.instant();
        if (!policy.digest().equals(present.policyDigest())) {
            Reconciliation next = present.ended(now, Optional.of(ReadSnapshot.POLICY_CHANGED));
            return reconciliations.replace(Optional.of(present), next)
                    ? over(next)
                    : new Outcome.Stale();
        }
        Compared bare = compared(present, policy, now);
        Traces traces = trace.of(present, bare, policy, now);
        Compared compared = bare.with(traces.foreign());
        return keep.keep(present, compared, traces, now, until)
                .map(kept -> planned(present, compared, kept, traces, policy, now))
                .orElseGet(Outcome.Onward::new);
    }

    private Outcome planned(
            Reconciliation present,
            Compared compared,
            Kept kept,
            Traces traces,
            AccessPolicy policy,
            Instant now) {
        List<ForeignCut> cuts =
                countForeign.look(
                        present.id(), findForeign.find(present, compared, kept, now), now);
        offerReturns.offer(cuts, now);
        reconciliations
                .lastGood()
                .ifPresent(last -> offerLost.offer(compared.lost(), last, present.id(), now));
        // Last: whoever is marked is not found again.
        countForeign.count(cuts, now);
        tellOwners.of(kept.contested(), policy);
        // Whoever else was at it and is further goes by what they have put down.
        if (!reconciliations.latest().equals(Optional.of(present))) {
            return new Outcome.Stale();
        }
        if (ReconcileReport.isGood(present, compared)) {
            // Before it counts as the last good one.
            keepFormer(present, compared, policy, now);
        }
        List<Correction> corrections = plan(present, compared, kept, now).corrections();
        report.compared(
                present,
                compared,
                kept,
                corrections,
                traces,
                findForeign.foundFirst(compared, kept, present.begun()));
        if (ReconcileReport.isGood(present, compared)) {
            tend.look(compared.census().outlooks(), compared.before());
        }
        tend.remind(compared.before(), policy);
        Reconciliation next = present.correcting(corrections.size());
        return reconciliations.replace(Optional.of(present), next)
                ? new Outcome.Compared(corrections.size(), leaversLeft(compared, corrections))
                : new Outcome.Stale();
    }

    private void keepFormer(
            Reconciliation present, Compared compared, AccessPolicy policy, Instant now) {
        List<Drift> found = compared.findings().stream().map(Finding::drift).toList();
        new FormerRulesDocument(snapshots)
                .keep(present, policy, compared.former().stillOpen(found, now));
    }

    private Outcome over(Reconciliation ended) {
        trail.ended(ended, snapshots);
        return new Outcome.Stale();
    }

    private Compared compared(Reconciliation present, AccessPolicy policy, Instant now) {
        try {
            return compare.compare(present, policy, now);
        } catch (PortFailure.RateLimited busy) {
            // So that a source that is busy for ever is not waited for as long.
            reconciliations.replace(Optional.of(present), present.busy(now));
            throw busy;
        }
    }

    private static int leaversLeft(Compared compared, List<Correction> corrections) {
        Set<DriftId> seenTo = corrections.stream().map(Correction::drift).collect(toSet());
        return (int)
                compared.findings().stream()
                        .map(Finding::drift)
                        .filter(drift -> drift.kind().isOfLeaver())
                        .filter(drift -> !seenTo.contains(drift.id()))
                        .count();
    }

    /** A plan never changes: one that lies there, of a call that died, is the plan. */
    private CorrectionPlan plan(Reconciliation present, Compared compared, Kept kept, Instant now) {
        return plans.find(present.id())
                .orElseGet(() ->
                        plans.keep(
                                new CorrectionPlan(
                                        present.id(),
                                        present.policyDigest(),
                                        now,
                                        corrections(compared, kept, now))));
    }

    /** While Rollcall only observes, nothing is set right. */
    private List<Correction> corrections(Compared compared, Kept kept, Instant now) {
        if (policies.leavers().observesOnly()) {
            return List.of();
        }
        return inOrder(
                compared.findings().stream()
                        .filter(finding -> isSetRight(finding, kept.of(finding), now)));
    }

    /** Returns the plan of what is to be set right: all leavers, and so many others. */
    static List<Correction> inOrder(Stream<Finding> findings) {
        Map<Boolean, List<Correction>> sorts =
                findings.flatMap(finding -> Correction.of(finding).stream())
                        .collect(Collectors.partitioningBy(Correction::isOfLeaver));
        return Stream.concat(
                        sorts.getOrDefault(true, List.of()).stream(),
                        sorts.getOrDefault(false, List.of()).stream().limit(MOST_OTHERS))
                .toList();
    }

    private boolean isSetRight(Finding finding, DriftRecord record, Instant now) {
        return record.mayBeCorrected(now)
                && switch (policies.reactions().to(finding.drift().kind())) {
                    case CORRECT -> true;
                    case REPORT, HOLD -> false;
                };
    }
}
