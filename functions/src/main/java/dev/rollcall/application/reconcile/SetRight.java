package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.CorrectionPlan;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Has planned corrections made, a few at a time: each by the person's own run, which reads the
 * person afresh, passes the breaker, and reads back what it writes. So a plan that is outdated does
 * no harm, and there is one way only in which anything is written.
 *
 * <p>All that the plan takes is expected by the breaker before the first run begins: a plan beyond
 * the limits, its own or a window's, is held whole, and stands before approvers.
 */
public final class SetRight {
    /**
     * Each run of somebody who stays reads channels, which Slack gives our share 35 times a minute.
     */
    static final int A_WAVE = 20;

    /** Leavers wait for nobody; more than that in one call would not be done in its time. */
    static final int LEAVERS_A_WAVE = 200;

    static final Duration BETWEEN_WAVES = Duration.ofMinutes(1);
    private final PlanDocument plans;
    private final Reconciliations reconciliations;
    private final Breaker breaker;
    private final AdmitGhosts ghosts;
    private final Drifts drifts;
    private final ChangeDrift change;
    private final ReceiveHints receive;
    private final Clock clock;

    SetRight(
            PlanDocument plans,
            Reconciliations reconciliations,
            Breaker breaker,
            AdmitGhosts ghosts,
            Drifts drifts,
            ChangeDrift change,
            ReceiveHints receive,
            Clock clock) {
        this.plans = requireNonNull(plans, "plans is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.ghosts = requireNonNull(ghosts, "ghosts is null");
        this.drifts = requireNonNull(drifts, "drifts is null");
        this.change = requireNonNull(change, "change is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What comes next. */
    public sealed interface Outcome {
        /** The next wave then. */
        record Later(Instant notBefore) implements Outcome {}

        /** All are set going. */
        record Underway() implements Outcome {}

        record Stale() implements Outcome {}
    }

    public Outcome next(SnapshotId id) {
        Optional<Reconciliation> latest = reconciliations.latest().filter(r -> r.id().equals(id));
        if (latest.isEmpty()) {
            return new Outcome.Stale();
        }
        return switch (latest.get().phase()) {
            case READING, COMPARING, ENDED -> new Outcome.Stale();
            case SETTLING -> new Outcome.Underway();
            case CORRECTING -> wave(latest.get());
        };
    }

    private Outcome wave(Reconciliation present) {
        CorrectionPlan plan = plans.of(present.id());
        List<Correction> wave = wave(plan.corrections(), present.settled());
        expectBefore(wave, plan);
        Instant now = clock.instant();
        List<Correction> due =
                wave.stream()
                        .filter(correction -> isAdmitted(correction, plan, now))
                        .filter(correction -> isUnderway(correction, now))
                        .toList();
        // Stored and asked for first: a death before it is counted asks for the same once more.
        receive.receive(hints(present.id(), due, now));
        int done = present.settled() + wave.size();
        boolean all = done >= plan.corrections().size();
        Reconciliation next = all ? present.settling() : present.settledTo(done);
        if (!reconciliations.replace(Optional.of(present), next)) {
            return new Outcome.Stale();
        }
        return all ? new Outcome.Underway() : new Outcome.Later(now.plus(BETWEEN_WAVES));
    }

    /**
     * Before the first leaver is looked at all leavers of the plan are expected, and before the
     * first of the others all others: leavers do not wait for the rest of the plan.
     */
    private void expectBefore(List<Correction> wave, CorrectionPlan plan) {
        wave.stream()
                .findFirst()
                .filter(first -> isFirstOfItsSort(first, plan))
                .ifPresent(first -> expect(plan, first.isOfLeaver()));
    }

    private static boolean isFirstOfItsSort(Correction correction, CorrectionPlan plan) {
        return plan.corrections().stream()
                .filter(one -> one.isOfLeaver() == correction.isOfLeaver())
                .findFirst()
                .filter(correction::equals)
                .isPresent();
    }

    private void expect(CorrectionPlan plan, boolean leavers) {
        Map<ChangeKind, Integer> planned = plan.counts();
        plan.corrections().stream()
                .filter(correction -> correction.isOfLeaver() == leavers)
                .flatMap(correction -> correction.counts().stream())
                .forEach(counted ->
                        breaker.expect(
                                new Breaker.Expected(counted.kind(), counted.target(), plan.at()),
                                planned.getOrDefault(counted.kind(), 0)));
    }

    private static List<Correction> wave(List<Correction> all, int from) {
        List<Correction> rest = all.subList(from, all.size());
        long leavers = rest.stream().takeWhile(Correction::isOfLeaver).count();
        int most = leavers > 0 ? (int) Math.min(leavers, LEAVERS_A_WAVE) : A_WAVE;
        return rest.subList(0, Math.min(most, rest.size()));
    }

    /**
     * Whoever stays is admitted by their own run, and a leaver with the account. An account that is
     * inactive has no admission of its own, so what it is in is admitted here.
     */
    private boolean isAdmitted(Correction correction, CorrectionPlan plan, Instant now) {
        boolean admitted = !correction.isOfGhost() || ghosts.admit(correction, plan, now);
        if (!admitted) {
            change.of(correction.drift(), record -> record.tried(now, AdmitGhosts.HELD));
        }
        return admitted;
    }

    /** What an operator has come to live with since the plan was made is left as it is. */
    private boolean isUnderway(Correction correction, Instant now) {
        return drifts.find(correction.drift())
                .map(record -> change.of(record, one -> one.correcting(now)))
                .filter(record -> record.state() instanceof DriftRecord.State.Correcting)
                .isPresent();
    }

    /** One look at a person serves all that is to be set right of them. */
    private static List<Hint> hints(SnapshotId id, List<Correction> wave, Instant now) {
        Set<PersonId> leavers = new LinkedHashSet<>();
        Set<PersonId> others = new LinkedHashSet<>();
        Set<PersonId> ghosts = new LinkedHashSet<>();
        wave.forEach(correction -> {
            if (correction.isOfGhost()) {
                ghosts.add(correction.person());
            } else {
                (correction.isOfLeaver() ? leavers : others).add(correction.person());
            }
        });
        return Stream.of(
                        leavers.stream().map(person -> hint(id, person, true, now)),
                        others.stream().map(person -> hint(id, person, false, now)),
                        ghosts.stream()
                                .map(person ->
                                        DriftHint.aboutGhost(person, id + "#" + person, now)))
                .flatMap(hints -> hints)
                .toList();
    }

    private static Hint hint(SnapshotId id, PersonId person, boolean leaver, Instant now) {
        return DriftHint.about(person, leaver, id + "#" + person + "#" + leaver, now);
    }
}
