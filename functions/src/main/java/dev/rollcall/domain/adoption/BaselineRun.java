package dev.rollcall.domain.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.reconcile.SnapshotId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far the taking of a baseline has come.
 *
 * @param page the page of what is unexplained that comes next
 * @param row the row of that page that comes next
 * @param recorded how many memberships it put on the records, of the pages that are done
 * @param digest of the pages that are done, each in the order of their numbers
 * @param ended empty: it is under way
 * @param version counts the changes, from 1 on
 */
public record BaselineRun(
        SnapshotId snapshot,
        String policyDigest,
        LocalDate until,
        String by,
        Instant begun,
        int page,
        int row,
        int recorded,
        String digest,
        Optional<Instant> ended,
        long version) {
    public BaselineRun {
        requireNonNull(snapshot, "snapshot is null");
        requireNonNull(policyDigest, "policyDigest is null");
        requireNonNull(until, "until is null");
        requireNonNull(by, "by is null");
        requireNonNull(begun, "begun is null");
        requireNonNull(digest, "digest is null");
        requireNonNull(ended, "ended is null");
    }

    /**
     * @param before the run in whose place it comes
     */
    public static BaselineRun begin(
            Census census, LocalDate until, String by, Instant now, Optional<BaselineRun> before) {
        return new BaselineRun(
                census.snapshot(),
                census.policyDigest(),
                until,
                by,
                now,
                0,
                0,
                0,
                "",
                Optional.empty(),
                before.map(BaselineRun::version).orElse(0L) + 1);
    }

    /** Returns it with some rows of the page done. */
    public BaselineRun at(int next) {
        return new BaselineRun(
                snapshot,
                policyDigest,
                until,
                by,
                begun,
                page,
                next,
                recorded,
                digest,
                ended,
                version + 1);
    }

    /**
     * Returns it with the page done.
     *
     * @param more how many memberships of it were put on the records
     */
    public BaselineRun pageDone(String nextDigest, int more) {
        return new BaselineRun(
                snapshot,
                policyDigest,
                until,
                by,
                begun,
                page + 1,
                0,
                recorded + more,
                nextDigest,
                ended,
                version + 1);
    }

    public BaselineRun ended(Instant at) {
        return new BaselineRun(
                snapshot,
                policyDigest,
                until,
                by,
                begun,
                page,
                row,
                recorded,
                digest,
                Optional.of(at),
                version + 1);
    }
}
