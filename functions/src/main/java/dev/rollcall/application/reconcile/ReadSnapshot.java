package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.application.reconcile.PartPage.Reached;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.listing.SeenIds;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.reconcile.PartPoint;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Phase;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads both sides, page by page, as far as it gets in one call. Each page is kept first and
 * counted as read after that: whoever goes on after a death reads one page again at most.
 */
public final class ReadSnapshot {
    /** What the policy says may not change under a reading. */
    static final String POLICY_CHANGED = "policy-changed";

    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final BothSides sides;
    private final Snapshots snapshots;
    private final Reconciliations reconciliations;
    private final Policies policies;
    private final SlackCapabilities capabilities;
    private final Consumer<Reconciliation> trail;
    private final SeenPages seen;
    private final Clock clock;

    public ReadSnapshot(
            BothSides sides,
            Snapshots snapshots,
            Reconciliations reconciliations,
            Policies policies,
            SlackCapabilities capabilities,
            Consumer<Reconciliation> trail,
            SeenPages seen,
            Clock clock) {
        this.sides = requireNonNull(sides, "sides is null");
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.trail = requireNonNull(trail, "trail is null");
        this.seen = requireNonNull(seen, "seen is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** How far it got. */
    public sealed interface Outcome {
        /** Time is up, and there is more. */
        record Onward() implements Outcome {}

        /** All lists are done with, whether they are proven or not. */
        record Whole() implements Outcome {}

        record Later(Instant notBefore) implements Outcome {}

        /** Another reconciliation is under way, or this one is over. */
        record Stale() implements Outcome {}
    }

    /**
     * @param until begins no page after that
     */
    public Outcome read(SnapshotId id, Instant until) {
        Optional<Reconciliation> latest = reconciliations.latest().filter(r -> r.id().equals(id));
        if (latest.isEmpty()) {
            return new Outcome.Stale();
        }
        if (latest.get().isOver()) {
            // Whoever ended it may have died before it was put down.
            return over(latest.get());
        }
        Reconciliation present = latest.get();
        AccessPolicy policy = policies.access();
        if (present.phase() == Phase.READING && !policy.digest().equals(present.policyDigest())) {
            Reconciliation next = present.ended(clock.instant(), Optional.of(POLICY_CHANGED));
            return reconciliations.replace(latest, next) ? over(next) : new Outcome.Stale();
        }
        return new Reading(present, policy).until(until);
    }

    private Outcome over(Reconciliation ended) {
        trail.accept(ended);
        return new Outcome.Stale();
    }

    /** One call's reading: what was seen of the present list is in memory. */
    private final class Reading {
        private final PartReader reader;
        private final AccessPolicy policy;
        private Reconciliation present;
        private Optional<PartPoint> point;

        Reading(Reconciliation present, AccessPolicy policy) {
            this.reader = new PartReader(sides, present.id(), policy);
            this.policy = policy;
            this.present = present;
            this.point =
                    present.point().map(bare -> seen.of(present).orElseGet(() -> withSeen(bare)));
        }

        Outcome until(Instant until) {
            Outcome outcome = pagesUntil(until);
            seen.keep(present, point);
            return outcome;
        }

        private Outcome pagesUntil(Instant until) {
            while (present.phase() == Phase.READING) {
                if (!clock.instant().isBefore(until)) {
                    return new Outcome.Onward();
                }
                Optional<Outcome> stop = page();
                if (stop.isPresent()) {
                    return stop.get();
                }
            }
            return new Outcome.Whole();
        }

        private PartPoint withSeen(PartPoint bare) {
            try (Stream<SnapshotRow> rows =
                    snapshots.rows(present.id(), present.part(), bare.pages())) {
                return bare.having(SeenIds.none().with(rows.map(SnapshotRow::id).toList()));
            }
        }

        /** Returns why to stop; empty: go on. */
        private Optional<Outcome> page() {
            SnapshotPart part = present.part();
            PartPage page;
            try {
                page = reader.read(part, point);
            } catch (PortFailure.RateLimited busy) {
                return busy(part, busy.notBefore());
            } catch (PortFailure.NeedsHuman refused) {
                return done(without(part, refused.code()));
            } catch (PortFailure.Unavailable _) {
                return present.givesUp()
                        ? done(without(part, Reconciliation.UNAVAILABLE))
                        : later(present.failed(), clock.instant().plus(PAUSE));
            }
            return kept(part, page);
        }

        /** What our own store refuses is no word about the list. */
        private Optional<Outcome> kept(SnapshotPart part, PartPage page) {
            int number = point.map(PartPoint::pages).orElse(0);
            snapshots.keep(present.id(), part, number, page.rows());
            return switch (page.reached()) {
                case Reached.Onward(PartPoint next) -> moved(present.at(next), Optional.of(next));
                case Reached.Ended(int rows, Optional<Integer> promised, Set<Doubt> doubts) ->
                        done(
                                new PartResult(
                                        part,
                                        number + 1,
                                        rows,
                                        promised,
                                        doubts,
                                        Optional.empty()));
            };
        }

        private PartResult without(SnapshotPart part, String why) {
            int pages = point.map(PartPoint::pages).orElse(0);
            return new PartResult(part, pages, 0, Optional.empty(), Set.of(), Optional.of(why));
        }

        /**
         * A source that is busy for ever would stop what is compared of the others. Slack is waited
         * for: without its lists there is nothing to compare with.
         */
        private Optional<Outcome> busy(SnapshotPart part, Instant notBefore) {
            if (!part.isOfSource()) {
                return Optional.of(new Outcome.Later(notBefore));
            }
            Instant now = clock.instant();
            return present.waitedEnough(now) || present.gaveUpBusy(part.source())
                    ? done(without(part, Reconciliation.BUSY))
                    : later(present.busy(now), notBefore);
        }

        private Optional<Outcome> later(Reconciliation next, Instant notBefore) {
            return moved(next, point).or(() -> Optional.of(new Outcome.Later(notBefore)));
        }

        private Optional<Outcome> done(PartResult result) {
            return moved(present.with(result, more(result)), Optional.empty());
        }

        private List<SnapshotPart> more(PartResult result) {
            if (result.part().equals(SnapshotPart.ACCOUNTS)) {
                return former();
            }
            if (result.part().kind() != SnapshotPart.Kind.GROUPS) {
                return List.of();
            }
            try (Stream<SnapshotRow> rows =
                    snapshots.rows(present.id(), result.part(), result.pages())) {
                return Stream.concat(
                                new WhatToRead(policy, capabilities.plan())
                                        .after(result.part(), rows).stream(),
                                assignments(result.part().source()))
                        .toList();
            }
        }

        private Stream<SnapshotPart> assignments(SourceId source) {
            return sides
                    .directory(source)
                    .assignments()
                    .map(_ -> SnapshotPart.assignments(source))
                    .stream();
        }

        /** What only rules gave that are gone is read with the rest, each list once. */
        private List<SnapshotPart> former() {
            return WhatToRead.of(
                            new FormerRulesDocument(snapshots)
                                    .formerly(reconciliations.lastGood(), policy, present.begun()))
                    .stream()
                    .filter(part -> present.result(part).isEmpty())
                    .filter(part -> !present.left().contains(part))
                    .toList();
        }

        /** Whoever else is at it has read the same page; this one leaves it to them. */
        private Optional<Outcome> moved(Reconciliation next, Optional<PartPoint> to) {
            if (!reconciliations.replace(Optional.of(present), next)) {
                return Optional.of(new Outcome.Stale());
            }
            present = next;
            point = to;
            return Optional.empty();
        }
    }
}
