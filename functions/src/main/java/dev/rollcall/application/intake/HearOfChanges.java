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
import java.util.List;
import java.util.Optional;

/** Has everybody looked at who has changed by the word of a source that sends no events. */
public final class HearOfChanges {
    private static final String CHANGED = "rollcall.changed";
    private static final String MAY_HAVE_LEFT = "rollcall.changed.deactivate";
    private static final String CURSOR = "changes-";
    private static final int PAGES_AT_ONCE = 20;

    private final List<ChangeFeed> feeds;
    private final Cursors cursors;
    private final ReceiveHints receive;
    private final Clock clock;

    public HearOfChanges(
            List<ChangeFeed> feeds, Cursors cursors, ReceiveHints receive, Clock clock) {
        this.feeds = List.copyOf(feeds);
        this.cursors = requireNonNull(cursors, "cursors is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What was heard.
     *
     * @param changes new hints
     * @param lost whether a feed has lost its place: only a whole reading tells who has changed
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

    /** Reads each feed on; the trouble of one is not the others'. */
    public Heard hear() {
        Heard all = new Heard(0, false, Optional.empty());
        for (ChangeFeed feed : feeds) {
            all = all.and(hear(feed));
        }
        return all;
    }

    private Heard hear(ChangeFeed feed) {
        String name = CURSOR + feed.name();
        int changes = 0;
        boolean lost = false;
        try {
            for (int pages = 1; ; pages++) {
                Optional<String> before = cursors.find(name);
                Told told = feed.read(before);
                boolean more =
                        switch (told) {
                            case Told.Changes(var page, String next, boolean there) -> {
                                changes += stored(page, next);
                                yield there;
                            }
                            case Told.Lost _ -> {
                                lost = true;
                                yield false;
                            }
                        };
                boolean moved =
                        before.filter(told.next()::equals).isPresent()
                                || cursors.move(name, before, told.next());
                if (!more || !moved || pages == PAGES_AT_ONCE) {
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
