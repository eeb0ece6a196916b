package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotPart;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Feeds that have not told of everybody. Each has a mark that stands until a reconciliation that
 * began later has read its source whole: a death, or a reading that was under way, forgets nobody.
 */
public final class LostPlaces {
    private static final String MARK = "lost-";
    private static final String NONE = "-";

    /**
     * A source that cannot be read whole, or a feed that is lost again and again, has both sides
     * read over and over; not without a pause.
     */
    private static final Duration AGAIN = Duration.ofHours(1);

    private static final String GROUP_GONE = "group-gone";

    private final Cursors cursors;
    private final Reconciliations reconciliations;
    private final Clock clock;

    public LostPlaces(Cursors cursors, Reconciliations reconciliations, Clock clock) {
        this.cursors = requireNonNull(cursors, "cursors is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * A mark.
     *
     * @param first when the feed was lost, since a reading was whole last
     * @param last when it was lost last: what began before has not seen all of it
     */
    private record Mark(Instant first, Instant last) {
        static Optional<Mark> in(String text) {
            if (text.equals(NONE)) {
                return Optional.empty();
            }
            String[] parts = text.split(" ", 2);
            return Optional.of(
                    new Mark(Instant.parse(parts[0]), Instant.parse(parts[parts.length - 1])));
        }

        String text() {
            return first + " " + last;
        }
    }

    /** Sets the feed's mark; false if somebody else is setting it, and it is to be seen again. */
    boolean mark(ChangeFeed feed) {
        String name = MARK + feed.name();
        Instant now = clock.instant();
        Optional<String> before = cursors.find(name);
        String next = new Mark(before.flatMap(Mark::in).map(Mark::first).orElse(now), now).text();
        return before.filter(next::equals).isPresent() || cursors.move(name, before, next);
    }

    /**
     * Sets the marks of all these feeds.
     *
     * @throws PortFailure.Unavailable if others set one all the time
     */
    void markAll(List<ChangeFeed> feeds) {
        for (ChangeFeed feed : feeds) {
            // Whoever else was setting it then is done by the second time.
            boolean marked = mark(feed);
            if (!marked && !mark(feed)) {
                throw new PortFailure.Unavailable("Marking what a source has left out");
            }
        }
    }

    /** Takes away the marks of what was read since; returns whether it is time to read the rest. */
    boolean wantReading(List<ChangeFeed> feeds) {
        Optional<Reconciliation> latest = reconciliations.latest();
        boolean wanted = false;
        for (ChangeFeed feed : feeds) {
            wanted |= wantsReading(feed, latest);
        }
        return wanted;
    }

    private boolean wantsReading(ChangeFeed feed, Optional<Reconciliation> latest) {
        String name = MARK + feed.name();
        Optional<String> text = cursors.find(name);
        Optional<Mark> mark = text.flatMap(Mark::in);
        if (mark.isEmpty()) {
            return false;
        }
        if (latest.filter(one -> one.begun().isAfter(mark.get().last()))
                .filter(one -> hasRead(one, feed.source()))
                .isPresent()) {
            cursors.move(name, text, NONE);
            return false;
        }
        Instant now = clock.instant();
        return latest.filter(one -> one.begun().isAfter(mark.get().first()))
                .flatMap(Reconciliation::ended)
                .filter(ended -> now.isBefore(ended.plus(AGAIN)))
                .isEmpty();
    }

    /** A group that is gone has nobody who could be missing. */
    private static boolean hasRead(Reconciliation one, SourceId source) {
        return one.isOver()
                && one.trouble().isEmpty()
                && one.isProven(SnapshotPart.people(source))
                && one.isProven(SnapshotPart.groups(source))
                && one.done().stream()
                        .filter(result ->
                                result.part().kind() == SnapshotPart.Kind.GROUP_MEMBERS
                                        && result.part().source().equals(source))
                        .allMatch(LostPlaces::isWhole);
    }

    private static boolean isWhole(PartResult result) {
        return result.proven() || result.refused().filter(GROUP_GONE::equals).isPresent();
    }
}
