package dev.rollcall.testing;

import dev.rollcall.application.port.Drifts;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftRecord;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Drift that is forgotten with the test. */
public final class InMemoryDrifts implements Drifts {
    private final TreeMap<String, DriftRecord> records = new TreeMap<>();

    @Override
    public synchronized Optional<DriftRecord> find(DriftId id) {
        return Optional.ofNullable(records.get(id.value()));
    }

    @Override
    public synchronized boolean replace(Optional<DriftRecord> seen, DriftRecord next) {
        Optional<DriftRecord> present = find(next.id());
        boolean asSeen = present.map(DriftRecord::version).equals(seen.map(DriftRecord::version));
        if (!asSeen && !present.equals(Optional.of(next))) {
            return false;
        }
        records.put(next.id().value(), next);
        return true;
    }

    @Override
    public List<Change> replaceEach(List<Change> changes) {
        return changes.stream().filter(one -> !replace(one.seen(), one.next())).toList();
    }

    /** Returns every record, of what is gone too, by id. */
    public synchronized List<DriftRecord> all() {
        return List.copyOf(records.values());
    }

    /** A full page never says that it is the last, as with a store that does not look ahead. */
    @Override
    public synchronized Page notGone(String point, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("A page has room for one at least");
        }
        String after = point.equals(START) ? START : new DriftId(point).value();
        List<DriftRecord> found =
                records.tailMap(after, false).values().stream()
                        .filter(record -> !record.isGone())
                        .limit(most)
                        .toList();
        return new Page(
                found,
                found.size() < most ? Optional.empty() : Optional.of(found.getLast().id().value()));
    }
}
