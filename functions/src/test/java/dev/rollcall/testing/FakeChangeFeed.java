package dev.rollcall.testing;

import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.SourceId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A feed of changes in memory; its cursors are {@code epoch:place}. */
public final class FakeChangeFeed implements ChangeFeed {
    private static final int A_PAGE = 20;

    private final String name;
    private final List<Change> changes = new ArrayList<>();
    private @Nullable PortFailure failure;
    private int epoch;
    private int read;
    private boolean leavesOut;

    public FakeChangeFeed(String name) {
        this.name = name;
    }

    public void tell(Change change) {
        changes.add(change);
    }

    /** Lets the cursors that were given be worth nothing. */
    public void forget() {
        epoch++;
    }

    /** Lets the next page say that somebody on it cannot be read. */
    public void leaveOutNext() {
        leavesOut = true;
    }

    /** Returns how many pages were told. */
    public int pages() {
        return read;
    }

    public void failNext(PortFailure next) {
        failure = next;
    }

    @Override
    public SourceId source() {
        return new SourceId("entra");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Told read(Optional<String> cursor) {
        PortFailure failing = failure;
        if (failing != null) {
            failure = null;
            throw failing;
        }
        if (cursor.isEmpty()) {
            return new Told.Changes(List.of(), at(changes.size()), false, false);
        }
        String[] parts = cursor.get().split(":", 2);
        if (Integer.parseInt(parts[0]) != epoch) {
            return new Told.Lost(at(changes.size()));
        }
        int from = Integer.parseInt(parts[1]);
        int to = Math.min(changes.size(), from + A_PAGE);
        boolean leftOut = leavesOut;
        leavesOut = false;
        read++;
        return new Told.Changes(changes.subList(from, to), at(to), to < changes.size(), leftOut);
    }

    private String at(int place) {
        return epoch + ":" + place;
    }
}
