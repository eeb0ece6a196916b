package dev.rollcall.testing;

import dev.rollcall.application.port.EventLog;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.Hint;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An event log in memory; its cursor is the number of entries already read. */
public final class FakeEventLog implements EventLog {
    private final int pageSize;
    private final List<Hint> entries = new ArrayList<>();
    private final Set<Hint> signIns = new HashSet<>();
    private final Deque<PortFailure> failures = new ArrayDeque<>();

    public FakeEventLog(int pageSize) {
        if (pageSize < 1) {
            throw new IllegalArgumentException("A page has at least one entry");
        }
        this.pageSize = pageSize;
    }

    public synchronized void add(Hint hint) {
        entries.add(hint);
    }

    public synchronized void addSignIn(Hint signIn) {
        entries.add(signIn);
        signIns.add(signIn);
    }

    /** Lets the next read fail so; can be queued. */
    public synchronized void failNextRead(PortFailure failure) {
        failures.add(failure);
    }

    @Override
    public synchronized Page read(Optional<String> cursor, Instant since) {
        PortFailure failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        int from = cursor.map(Integer::parseInt).orElseGet(() -> firstSince(since));
        int to = Math.min(entries.size(), from + pageSize);
        List<Hint> rows = entries.subList(from, to);
        return new Page(
                rows.stream().filter(row -> !signIns.contains(row)).toList(),
                rows.stream().filter(signIns::contains).toList(),
                0,
                List.of(),
                Integer.toString(to),
                to - from == pageSize);
    }

    private int firstSince(Instant since) {
        int index = 0;
        while (index < entries.size() && entries.get(index).published().isBefore(since)) {
            index++;
        }
        return index;
    }
}
