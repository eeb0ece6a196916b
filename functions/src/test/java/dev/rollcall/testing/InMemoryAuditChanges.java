package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AuditChanges;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.trace.Deed;
import dev.rollcall.domain.trace.TracedChange;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An audit log in memory, in pages of so many. */
public final class InMemoryAuditChanges implements AuditChanges {
    private final int pageSize;
    private final List<TracedChange> log = new ArrayList<>();
    private Optional<PortFailure> failure = Optional.empty();
    private int readings;

    public InMemoryAuditChanges() {
        this(1_000);
    }

    public InMemoryAuditChanges(int pageSize) {
        this.pageSize = pageSize;
    }

    /** Logs what was done, as Slack does: by the second. */
    public synchronized void log(TracedChange change) {
        log.addFirst(
                new TracedChange(
                        change.entry(),
                        change.at().truncatedTo(ChronoUnit.SECONDS),
                        change.by(),
                        change.deed(),
                        change.account(),
                        change.thing()));
    }

    /** Every reading fails so from now on; empty: no more. */
    public synchronized void fail(Optional<PortFailure> now) {
        failure = requireNonNull(now, "now is null");
    }

    /** Returns how many pages were asked for. */
    public synchronized int readings() {
        return readings;
    }

    @Override
    public synchronized Page read(Wanted wanted, Optional<String> cursor) {
        readings++;
        if (failure.isPresent()) {
            throw failure.get();
        }
        Instant since = wanted.since().truncatedTo(ChronoUnit.SECONDS);
        List<TracedChange> all =
                log.stream()
                        .filter(change -> !change.at().isBefore(since))
                        .filter(change ->
                                wanted.thing().isEmpty()
                                        ? !isOfChannel(change.deed())
                                        : change.thing().equals(wanted.thing()))
                        .toList();
        int from = cursor.map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + pageSize);
        return new Page(
                all.subList(from, to),
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    private static boolean isOfChannel(Deed deed) {
        return deed == Deed.JOINED_CHANNEL || deed == Deed.LEFT_CHANNEL;
    }
}
