package dev.rollcall.adapter.alone;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Snapshots that are forgotten with the process. */
public class SnapshotsInMemory implements Snapshots {
    private record PageKey(SnapshotId snapshot, SnapshotPart part, int number) {}

    private record DocumentKey(SnapshotId snapshot, String name) {}

    private final Map<PageKey, List<SnapshotRow>> pages = new HashMap<>();
    private final Map<DocumentKey, byte[]> documents = new HashMap<>();

    @Override
    public synchronized void keep(
            SnapshotId snapshot, SnapshotPart part, int number, List<SnapshotRow> rows) {
        if (number < 0) {
            throw new IllegalArgumentException("Pages are counted from 0");
        }
        pages.put(new PageKey(snapshot, part, number), List.copyOf(rows));
    }

    @Override
    public Stream<SnapshotRow> rows(SnapshotId snapshot, SnapshotPart part, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new PageKey(snapshot, part, number))
                .flatMap(key -> page(key).stream());
    }

    @Override
    public synchronized void keepDocument(SnapshotId snapshot, String name, byte[] content) {
        documents.put(key(snapshot, name), content.clone());
    }

    @Override
    public synchronized byte[] keepOnce(SnapshotId snapshot, String name, byte[] content) {
        documents.putIfAbsent(key(snapshot, name), content.clone());
        return document(snapshot, name).orElseThrow();
    }

    @Override
    public synchronized Optional<byte[]> document(SnapshotId snapshot, String name) {
        return Optional.ofNullable(documents.get(key(snapshot, name))).map(byte[]::clone);
    }

    private synchronized List<SnapshotRow> page(PageKey key) {
        return Optional.ofNullable(pages.get(key))
                .orElseThrow(() ->
                        new PortFailure.NeedsHuman(
                                "Page " + key.number() + " of " + key.part().key(),
                                "page-missing"));
    }

    private static DocumentKey key(SnapshotId snapshot, String name) {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException(
                    "A document is named by small letters, digits and dashes");
        }
        return new DocumentKey(snapshot, name);
    }
}
