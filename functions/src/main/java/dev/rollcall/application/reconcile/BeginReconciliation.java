package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.ReconcileRuns;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Begins a reconciliation when one is due, and sees to it that the one under way is carried on:
 * there is one at a time, and a death of whoever carries it is noticed within the next minute.
 */
public final class BeginReconciliation {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String FIRST = "first-reconciliation";

    /**
     * So often dead ones are carried on; then it is given up, and the next one begins in its time.
     */
    private static final int MOST_EXECUTIONS = 100;

    /** What is read by then is too old to compare anything with. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Reconciliations reconciliations;
    private final ReconcileRuns runs;
    private final Policies policies;
    private final SlackCapabilities capabilities;
    private final Cursors cursors;
    private final ReconcileTrail trail;
    private final Supplier<String> ids;
    private final Duration every;
    private final Clock clock;

    /**
     * @param cursors keep since when there should be good ones
     * @param ids makes 8 hexadecimal digits that seldom come twice
     * @param every from one beginning to the next; zero: only when somebody asks
     */
    public BeginReconciliation(
            Reconciliations reconciliations,
            ReconcileRuns runs,
            Policies policies,
            SlackCapabilities capabilities,
            Cursors cursors,
            ReconcileTrail trail,
            Supplier<String> ids,
            Duration every,
            Clock clock) {
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.cursors = requireNonNull(cursors, "cursors is null");
        this.trail = requireNonNull(trail, "trail is null");
        this.ids = requireNonNull(ids, "ids is null");
        this.every = requireNonNull(every, "every is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What was done. */
    public sealed interface Outcome {
        record Begun(SnapshotId id) implements Outcome {
            public Begun {
                requireNonNull(id, "id is null");
            }
        }

        /** One is under way, and somebody carries it on. */
        record Underway(SnapshotId id) implements Outcome {
            public Underway {
                requireNonNull(id, "id is null");
            }
        }

        /** Whoever carried it on has died, or stopped; another goes on. */
        record Resumed(SnapshotId id) implements Outcome {
            public Resumed {
                requireNonNull(id, "id is null");
            }
        }

        record NotDue() implements Outcome {}

        /** The policy names no source whose people could be compared. */
        record NothingToCompare() implements Outcome {}
    }

    /** Begins one if it is time. */
    public Outcome ifDue() {
        return begin(false);
    }

    /** Begins one before its time, unless one is under way, or none is ever due by itself. */
    public Outcome soon() {
        return begin(!every.isZero());
    }

    /** Begins one now, unless one is under way. */
    public Outcome now() {
        return begin(true);
    }

    /**
     * Returns for how long there was no good one: since the last one began, or since the first one
     * was due. Zero where none is ever due by itself.
     */
    public Duration withoutGood() {
        if (every.isZero()) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        Instant since =
                reconciliations
                        .lastGood()
                        .map(GoodReading::begun)
                        .or(() -> cursors.find(FIRST).map(Instant::parse))
                        .orElse(now);
        return Duration.between(since, now);
    }

    private Outcome begin(boolean asked) {
        Optional<Reconciliation> latest = reconciliations.latest();
        if (latest.filter(one -> !one.isOver()).isPresent()) {
            return carriedOn(latest.get());
        }
        Instant now = clock.instant();
        return asked || isDue(latest, now) ? fresh(latest, now) : new Outcome.NotDue();
    }

    private boolean isDue(Optional<Reconciliation> latest, Instant now) {
        return !every.isZero()
                && latest.filter(one -> now.isBefore(one.begun().plus(every))).isEmpty();
    }

    private Outcome carriedOn(Reconciliation present) {
        if (!clock.instant().isBefore(present.begun().plus(LONGEST))) {
            return givenUp(present, "too-long");
        }
        if (runs.isAlive(present.id(), present.executions())) {
            return new Outcome.Underway(present.id());
        }
        if (present.executions() >= MOST_EXECUTIONS) {
            return givenUp(present, "executions-failed");
        }
        // One that was begun and never started has the number that nobody has used.
        if (runs.start(present.id(), present.executions())) {
            return new Outcome.Resumed(present.id());
        }
        Reconciliation next = present.handedOver();
        if (reconciliations.replace(Optional.of(present), next)) {
            runs.start(next.id(), next.executions());
        }
        return new Outcome.Resumed(present.id());
    }

    /** Whoever is still at it finds it over, and ends; the next one begins in its time. */
    private Outcome givenUp(Reconciliation present, String why) {
        Reconciliation ended = present.ended(clock.instant(), Optional.of(why));
        if (reconciliations.replace(Optional.of(present), ended)) {
            trail.bare(ended);
        }
        return new Outcome.NotDue();
    }

    private Outcome fresh(Optional<Reconciliation> latest, Instant now) {
        AccessPolicy policy = policies.access();
        if (policy.sources().isEmpty()) {
            return new Outcome.NothingToCompare();
        }
        if (cursors.find(FIRST).isEmpty()) {
            cursors.move(FIRST, Optional.empty(), now.toString());
        }
        // Whoever ended it has put down more, if they lived to do it.
        latest.ifPresent(trail::bare);
        SnapshotId id = new SnapshotId(TIME.format(now) + "-" + ids.get());
        Reconciliation begun =
                Reconciliation.begin(
                        id,
                        now,
                        policy.digest(),
                        new WhatToRead(policy, capabilities.plan()).first(),
                        latest);
        if (!reconciliations.replace(latest, begun)) {
            return reconciliations
                    .latest()
                    .<Outcome>map(other -> new Outcome.Underway(other.id()))
                    .orElseGet(Outcome.NotDue::new);
        }
        runs.start(id, begun.executions());
        return new Outcome.Begun(id);
    }
}
