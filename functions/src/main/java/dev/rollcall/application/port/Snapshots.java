package dev.rollcall.application.port;

import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was read of both sides, page by page, and what came of it. Kept for {@link #KEPT_DAYS} days.
 * Throws {@link PortFailure}.
 */
public interface Snapshots {
    int KEPT_DAYS = 30;

    /** The document that says what was read and found. */
    String FOUND = "found";

    /** The document that says what came of what was set right. */
    String OUTCOME = "outcome";

    /**
     * Keeps a page; the same number again replaces it.
     *
     * @param number counted from 0 within the part
     */
    void keep(SnapshotId snapshot, SnapshotPart part, int number, List<SnapshotRow> rows);

    /**
     * Returns the rows of so many pages, in their order, one page in memory at a time.
     *
     * @throws PortFailure.NeedsHuman with the code {@code page-missing} once a page that should be
     *     there is not, and with {@code page-unreadable} for one that cannot be understood
     */
    Stream<SnapshotRow> rows(SnapshotId snapshot, SnapshotPart part, int pages);

    /**
     * Keeps a document of the snapshot, such as its report; the same name again replaces it.
     *
     * @param name small letters, digits and dashes
     */
    void keepDocument(SnapshotId snapshot, String name, byte[] content);

    /**
     * Keeps a document that never changes: if there is one of that name already, that one stays.
     *
     * @return the one that is kept
     */
    byte[] keepOnce(SnapshotId snapshot, String name, byte[] content);

    /** Returns it; empty if there is none. */
    Optional<byte[]> document(SnapshotId snapshot, String name);
}
