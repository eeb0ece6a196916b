package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.ChangeFeed.Change;
import dev.rollcall.application.port.ChangeFeed.Told;
import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Has everybody looked at who has changed by the word of a source that sends no events. */
public final class HearOfChanges {
    private static final String CHANGED = "rollcall.changed";
    private static final String MAY_HAVE_LEFT = "rollcall.changed.deactivate";
    private static final String CURSOR = "changes-";

    private final List<ChangeFeed> feeds;
    private final Cursors cursors;
    private final LostPlaces lostPlaces;
    private final ReceiveHints receive;
    private final Clock clock;

    public HearOfChanges(
            List<ChangeFeed> feeds,
            Cursors cursors,
            LostPlaces lostPlaces,
            ReceiveHints receive,
            Clock clock) {
        this.feeds = List.copyOf(feeds);
        this.cursors = requireNonNull(cursors, "cursors is null");
        this.lostPlaces = requireNonNull(lostPlaces, "lostPlaces is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What was heard.
     *
     * @param changes new hints
     * @param lost whether a feed has lost its place, or somebody cannot be read: only a whole
     *     reading tells who has changed
     * @param failed why a feed was not heard
     */
    public record Heard(int changes, boolean lost, Optional<PortFailure> failed) {
        public Heard {
            requireNonNull(failed, "failed is null");
        }

        private Heard and(Heard other) {
            return new Heard(
                    changes + other.changes, lost || other.lost, failed.or(() -> other.failed));
        }
    }

    /**
     * Returns whether a feed has lost its place and nothing was read whole since: then both sides
     * are to be read.
     */
    public boolean wantReading() {
        return lostPlaces.wantReading(feeds);
    }

    /**
     * Reads each feed on; the trouble of one is not the others', and each has its share of the
     * time.
     *
     * @param until begins no page after that, but one of each feed
     */
    public Heard hear(Instant until) {
        Heard all = new Heard(0, false, Optional.empty());
        int left = feeds.size();
        for (ChangeFeed feed : feeds) {
            Instant now = clock.instant();
            all = all.and(hear(feed, now.plus(Duration.between(now, until).dividedBy(left))));
            left--;
        }
        return all;
    }

    private Heard hear(ChangeFeed feed, Instant until) {
        String name = CURSOR + feed.name();
        int changes = 0;
        boolean lost = false;
        try {
            while (true) {
                Optional<String> before = cursors.find(name);
                Told told = feed.read(before);
                boolean more =
                        switch (told) {
                            case Told.Changes page -> {
                                changes += stored(page.changes(), page.next());
                                lost |= page.leftOut();
                                yield page.more();
                            }
                            case Told.Lost _ -> {
                                lost = true;
                                yield false;
                            }
                        };
                // Marked first: a death before the cursor moves only marks it again.
                boolean marked = !lost || lostPlaces.mark(feed);
                boolean moved =
                        marked
                                && (before.filter(told.next()::equals).isPresent()
                                        || cursors.move(name, before, told.next()));
                if (!more || !moved || !clock.instant().isBefore(until)) {
                    return new Heard(changes, lost, Optional.empty());
                }
            }
        } catch (PortFailure failure) {
            return new Heard(changes, lost, Optional.of(failure));
        }
    }

    /**
     * Stores hints before the cursor moves. A page that is read again after a death may tell of
     * more by then, and ends elsewhere: so its end makes other events of them.
     */
    private int stored(List<Change> page, String next) {
        List<Hint> hints = page.stream().distinct().map(change -> hint(change, next)).toList();
        return receive.receive(hints).recorded();
    }

    private Hint hint(Change change, String next) {
        return new Hint(
                change.person(),
                "changed-" + Hashes.sha256(change.person() + "#" + next),
                change.mayHaveLeft() ? MAY_HAVE_LEFT : CHANGED,
                clock.instant(),
                Hint.Way.POLL);
    }
}
