package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.CorrectionPlan;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.DriftRecord.State;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks at each correction until it is seen to be right, or nobody works on it any more. Then the
 * reconciliation is over, and says what is equal now and what is not, and why.
 */
public final class SeeWhatCame {
    /** What is not right by then is seen by the next reconciliation. */
    static final Duration AT_MOST = Duration.ofMinutes(20);

    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final PlanDocument plans;
    private final Reconciliations reconciliations;
    private final LookWhetherRight look;
    private final Drifts drifts;
    private final ChangeDrift change;
    private final Runs runs;
    private final Batches batches;
    private final Breaker breaker;
    private final RefundForeign refund;
    private final ReconcileReport report;
    private final Snapshots snapshots;
    private final ReconcileTrail trail;
    private final Clock clock;

    SeeWhatCame(
            PlanDocument plans,
            Reconciliations reconciliations,
            LookWhetherRight look,
            Drifts drifts,
            ChangeDrift change,
            Runs runs,
            Batches batches,
            Breaker breaker,
            ReconcileReport report,
            Snapshots snapshots,
            ReconcileTrail trail,
            Clock clock) {
        this.plans = requireNonNull(plans, "plans is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.look = requireNonNull(look, "look is null");
        this.drifts = requireNonNull(drifts, "drifts is null");
        this.change = requireNonNull(change, "change is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.batches = requireNonNull(batches, "batches is null");
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.refund = new RefundForeign(breaker);
        this.report = requireNonNull(report, "report is null");
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
        this.trail = requireNonNull(trail, "trail is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What comes next. */
    public sealed interface Outcome {
        record Later(Instant notBefore) implements Outcome {}

        /** Time is up, and there is more. */
        record Onward() implements Outcome {}

        record Ended() implements Outcome {}

        record Stale() implements Outcome {}
    }

    /**
     * @param until begins no look after that
     */
    public Outcome see(SnapshotId id, Instant until) {
        Optional<Reconciliation> latest = reconciliations.latest().filter(r -> r.id().equals(id));
        if (latest.isEmpty()) {
            return new Outcome.Stale();
        }
        return switch (latest.get().phase()) {
            case READING, COMPARING, CORRECTING -> new Outcome.Stale();
            // Whoever ended it may have died before it was put down.
            case ENDED -> putDown(latest.get());
            case SETTLING -> new Looking(latest.get()).until(until);
        };
    }

    /** One call's looks, in the order of the plan. */
    private final class Looking {
        private final CorrectionPlan plan;
        private Reconciliation present;

        Looking(Reconciliation present) {
            this.plan = plans.of(present.id());
            this.present = present;
        }

        Outcome until(Instant until) {
            List<Correction> all = plan.corrections();
            for (int at = present.settled(); at < all.size(); at++) {
                if (!clock.instant().isBefore(until)) {
                    return kept(at, new Outcome.Onward());
                }
                try {
                    if (!isSettled(all.get(at))) {
                        return kept(at, new Outcome.Later(clock.instant().plus(AGAIN)));
                    }
                } catch (PortFailure.RateLimited busy) {
                    return kept(at, new Outcome.Later(busy.notBefore()));
                }
            }
            return over();
        }

        /** Returns false while somebody is at it. */
        private boolean isSettled(Correction correction) {
            Instant now = clock.instant();
            boolean patient = isPatient(now);
            if (patient && runs.isAtWork(correction.person())) {
                return false;
            }
            Optional<DriftRecord> record = drifts.find(correction.drift());
            if (record.map(DriftRecord::state).filter(Looking::isLeft).isPresent()) {
                return true;
            }
            if (correction.isOfGhost() && record.filter(Looking::isHeldBack).isPresent()) {
                withdraw(correction);
                return true;
            }
            Optional<String> wrong = wrong(correction);
            if (wrong.isPresent() && patient && isOnItsWay(correction)) {
                return false;
            }
            record.filter(_ -> wrong.isEmpty()).ifPresent(refund::of);
            record.ifPresent(seen ->
                    change.of(
                            seen,
                            one ->
                                    wrong.map(why -> one.tried(now, why))
                                            .orElseGet(() -> one.gone(now))));
            // What the plan expected counts no more: the run has counted what it found.
            withdraw(correction);
            // Nobody is at it any more, and nothing was taken: it takes nobody else's place.
            if (correction.isOfGhost() && wrong.filter("left"::equals).isPresent()) {
                expected(correction).ifPresent(breaker::refund);
            }
            return true;
        }

        private void withdraw(Correction correction) {
            expected(correction).ifPresent(breaker::withdraw);
        }

        private Optional<Breaker.Expected> expected(Correction correction) {
            return correction
                    .counts()
                    .map(counted ->
                            new Breaker.Expected(counted.kind(), counted.target(), plan.at()));
        }

        /** The breaker held it, so nobody was set going. */
        private static boolean isHeldBack(DriftRecord record) {
            return record.state() instanceof DriftRecord.State.Tried(var _, String why)
                    && why.equals(AdmitGhosts.HELD);
        }

        /** A place that is too large to be read in time holds nobody up for ever. */
        private boolean isPatient(Instant now) {
            return now.isBefore(plan.at().plus(waves()).plus(AT_MOST));
        }

        /** What was not set going is not looked at. */
        private static boolean isLeft(DriftRecord.State state) {
            return switch (state) {
                case DriftRecord.State.Accepted _, DriftRecord.State.Contested _ -> true;
                case DriftRecord.State.Open _,
                        DriftRecord.State.Correcting _,
                        DriftRecord.State.Tried _,
                        DriftRecord.State.Gone _ ->
                        false;
            };
        }

        /** A hint may be stored, and wait for the next sweep: nobody has begun by then. */
        private boolean isOnItsWay(Correction correction) {
            return !runs.movedSince(correction.person(), plan.at().minusMillis(1));
        }

        /** For so long the last corrections waited for their turn. */
        private Duration waves() {
            return SetRight.BETWEEN_WAVES.multipliedBy(plan.corrections().size() / SetRight.A_WAVE);
        }

        /** Returns why it is not right; empty: it is. */
        private Optional<String> wrong(Correction correction) {
            try {
                if (look.isRight(present.id(), correction)) {
                    return Optional.empty();
                }
            } catch (PortFailure.RateLimited busy) {
                if (isPatient(clock.instant())) {
                    throw busy;
                }
                return Optional.of("not-read-back");
            } catch (PortFailure failure) {
                return Optional.of("not-read-back");
            }
            if (isHeld(correction)) {
                return Optional.of("held");
            }
            return Optional.of(runs.isAtWork(correction.person()) ? State.UNDER_WAY : "left");
        }

        private boolean isHeld(Correction correction) {
            Whom whom =
                    correction
                            .account()
                            .map(Whom::of)
                            .orElseGet(() -> Whom.of(correction.person()));
            return !batches.heldOf(whom).isEmpty();
        }

        private Outcome kept(int settled, Outcome outcome) {
            if (settled == present.settled()) {
                return outcome;
            }
            Reconciliation next = present.settledTo(settled);
            return reconciliations.replace(Optional.of(present), next)
                    ? outcome
                    : new Outcome.Stale();
        }

        private Outcome over() {
            report.ended(present, plan);
            Reconciliation next = present.ended(clock.instant(), Optional.empty());
            return reconciliations.replace(Optional.of(present), next)
                    ? putDown(next)
                    : new Outcome.Stale();
        }
    }

    private Outcome putDown(Reconciliation ended) {
        trail.ended(ended, snapshots);
        return new Outcome.Ended();
    }
}
