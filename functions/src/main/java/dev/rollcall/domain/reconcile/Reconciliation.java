package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.SourceId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the comparison of the company has come: there is one at a time. Whoever goes on with it
 * may be another process than who began; of two at once, one loses by the version.
 *
 * @param policyDigest of the policy by which it compares
 * @param left the lists that are not done with; the first one is being read
 * @param point where in that one it goes on, without what was seen; empty: at its beginning
 * @param done how each other list ended
 * @param failures how often in a row the next page could not be read
 * @param busySince since when the other side has only told us to come back later
 * @param corrections how many differences are to be corrected, once that is known
 * @param settled how many of those were set going, and then how many were looked at
 * @param executions how many executions it has had; the name of the present one hashes it
 * @param trouble why it ended without a result
 * @param version counts the changes
 */
public record Reconciliation(
        SnapshotId id,
        Instant begun,
        String policyDigest,
        Phase phase,
        List<SnapshotPart> left,
        Optional<PartPoint> point,
        List<PartResult> done,
        int failures,
        Optional<Instant> busySince,
        int corrections,
        int settled,
        int executions,
        Optional<Instant> ended,
        Optional<String> trouble,
        long version) {

    /** Why a list is given up that could not be read several times. */
    public static final String UNAVAILABLE = "unavailable";

    /** Why a source's list is given up that was put off for long. */
    public static final String BUSY = "busy";

    private static final int MOST_FAILURES = 5;

    /** A source's limits begin anew each minute, or within some; this is a fault. */
    private static final Duration LONGEST_BUSY = Duration.ofMinutes(30);

    /** What is left of the twelve hours after that is for the others. */
    private static final Duration LONGEST_BUSY_IN_ALL = Duration.ofHours(8);

    public Reconciliation {
        requireNonNull(id, "id is null");
        requireNonNull(begun, "begun is null");
        requireNonNull(policyDigest, "policyDigest is null");
        requireNonNull(phase, "phase is null");
        left = List.copyOf(left);
        requireNonNull(point, "point is null");
        done = List.copyOf(done);
        requireNonNull(busySince, "busySince is null");
        requireNonNull(ended, "ended is null");
        requireNonNull(trouble, "trouble is null");
        if (left.isEmpty() == (phase == Phase.READING)) {
            throw new IllegalArgumentException("What is being read has a list left");
        }
        if (ended.isPresent() != (phase == Phase.ENDED)) {
            throw new IllegalArgumentException("What has ended has a time at which it did");
        }
    }

    /** Begins one, in the place of an earlier one. */
    public static Reconciliation begin(
            SnapshotId id,
            Instant now,
            String policyDigest,
            List<SnapshotPart> parts,
            Optional<Reconciliation> before) {
        return new Reconciliation(
                id,
                now,
                policyDigest,
                Phase.READING,
                parts,
                Optional.empty(),
                List.of(),
                0,
                Optional.empty(),
                0,
                0,
                1,
                Optional.empty(),
                Optional.empty(),
                before.map(one -> one.version() + 1).orElse(1L));
    }

    /** Returns the list that is being read. */
    public SnapshotPart part() {
        return left.getFirst();
    }

    /** Goes on behind a page of {@link #part} that was kept. */
    public Reconciliation at(PartPoint next) {
        return next(phase, left, Optional.of(next.bare()), done, 0);
    }

    /**
     * Is done with {@link #part}; some lists come to light by another, and are read right after it.
     */
    public Reconciliation with(PartResult result, List<SnapshotPart> more) {
        List<SnapshotPart> rest = new ArrayList<>(more);
        rest.addAll(left.subList(1, left.size()));
        List<PartResult> all = new ArrayList<>(done);
        all.add(result);
        return next(
                rest.isEmpty() ? Phase.COMPARING : Phase.READING, rest, Optional.empty(), all, 0);
    }

    /** Returns whether the page has failed too often to be tried again. */
    public boolean givesUp() {
        return failures + 1 >= MOST_FAILURES;
    }

    /** Counts that the next page could not be read. */
    public Reconciliation failed() {
        return next(phase, left, point, done, failures + 1);
    }

    /** Puts down that the other side wants to be asked later; the first time stays. */
    public Reconciliation busy(Instant now) {
        return new Reconciliation(
                id,
                begun,
                policyDigest,
                phase,
                left,
                point,
                done,
                failures,
                busySince.or(() -> Optional.of(now)),
                corrections,
                settled,
                executions,
                ended,
                trouble,
                version + 1);
    }

    /**
     * Returns whether a source that wants to be asked later is waited for no longer: others wait
     * for it.
     */
    public boolean waitedEnough(Instant now) {
        return !now.isBefore(begun.plus(LONGEST_BUSY_IN_ALL))
                || busySince.filter(since -> !now.isBefore(since.plus(LONGEST_BUSY))).isPresent();
    }

    /** Returns whether one of the source's lists was given up since it was busy. */
    public boolean gaveUpBusy(SourceId source) {
        return done.stream()
                .filter(result -> result.part().isOfSource())
                .filter(result -> result.part().source().equals(source))
                .anyMatch(result -> result.refused().filter(BUSY::equals).isPresent());
    }

    /** Goes on with so many corrections; without any there is nothing to be set going. */
    public Reconciliation correcting(int many) {
        return moved(Phase.CORRECTING, many, 0);
    }

    /** So many of the corrections are done with in this phase. */
    public Reconciliation settledTo(int many) {
        return moved(phase, corrections, many);
    }

    /** All corrections are set going. */
    public Reconciliation settling() {
        return moved(Phase.SETTLING, corrections, 0);
    }

    /** Another execution goes on with it. */
    public Reconciliation handedOver() {
        return new Reconciliation(
                id,
                begun,
                policyDigest,
                phase,
                left,
                point,
                done,
                failures,
                busySince,
                corrections,
                settled,
                executions + 1,
                ended,
                trouble,
                version + 1);
    }

    /** It is over; without a word of trouble it has its result. */
    public Reconciliation ended(Instant at, Optional<String> why) {
        return new Reconciliation(
                id,
                begun,
                policyDigest,
                Phase.ENDED,
                List.of(),
                Optional.empty(),
                done,
                0,
                Optional.empty(),
                corrections,
                settled,
                executions,
                Optional.of(at),
                why,
                version + 1);
    }

    /** Returns how the reading of the list ended; empty if it was not read. */
    public Optional<PartResult> result(SnapshotPart part) {
        return done.stream().filter(result -> result.part().equals(part)).findFirst();
    }

    /** Returns whether nothing of the list is missing. */
    public boolean isProven(SnapshotPart part) {
        return result(part).filter(PartResult::proven).isPresent();
    }

    public boolean isOver() {
        return phase == Phase.ENDED;
    }

    private Reconciliation next(
            Phase to,
            List<SnapshotPart> parts,
            Optional<PartPoint> from,
            List<PartResult> results,
            int failed) {
        return new Reconciliation(
                id,
                begun,
                policyDigest,
                to,
                parts,
                from,
                results,
                failed,
                Optional.empty(),
                corrections,
                settled,
                executions,
                ended,
                trouble,
                version + 1);
    }

    private Reconciliation moved(Phase to, int many, int through) {
        return new Reconciliation(
                id,
                begun,
                policyDigest,
                to,
                left,
                point,
                done,
                0,
                Optional.empty(),
                many,
                through,
                executions,
                ended,
                trouble,
                version + 1);
    }
}
