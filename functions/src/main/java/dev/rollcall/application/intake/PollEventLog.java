package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.EventLog;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.domain.person.Hint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the source's own log into the same inbox, so that a lost hook is a delay, not a loss. */
public final class PollEventLog {
    /** Where a first poll begins; hooks bring what happens from then on. */
    private static final Duration FIRST_LOOK_BACK = Duration.ofHours(1);

    private static final int PAGES_AT_ONCE = 20;

    private final String cursorName;
    private final EventLog eventLog;
    private final Cursors cursors;
    private final ReceiveHints receive;
    private final FirstSignIns firstSignIns;
    private final Inbox inbox;
    private final NoticeSilence silence;
    private final Clock clock;

    public PollEventLog(
            String cursorName,
            EventLog eventLog,
            Cursors cursors,
            ReceiveHints receive,
            FirstSignIns firstSignIns,
            Inbox inbox,
            NoticeSilence silence,
            Clock clock) {
        this.cursorName = requireNonNull(cursorName, "cursorName is null");
        this.eventLog = requireNonNull(eventLog, "eventLog is null");
        this.cursors = requireNonNull(cursors, "cursors is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.firstSignIns = requireNonNull(firstSignIns, "firstSignIns is null");
        this.inbox = requireNonNull(inbox, "inbox is null");
        this.silence = requireNonNull(silence, "silence is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What a poll brought.
     *
     * @param missedByHooks hints that no hook had delivered before the poll found them
     * @param firstSignIns new hints of people for whose sign-in something waits; no hook brings
     *     them
     * @param unreadable events that were noted without being understood
     * @param more whether the log had not been read to its end
     */
    public record Polled(
            int pages,
            int missedByHooks,
            int known,
            int firstSignIns,
            int unreadable,
            boolean more) {}

    /** Reads on, page by page; the cursor moves only after a page is stored. */
    public Polled poll() {
        Instant since = clock.instant().minus(FIRST_LOOK_BACK);
        int missed = 0;
        int known = 0;
        int signedIn = 0;
        int unreadable = 0;
        for (int pages = 1; ; pages++) {
            Optional<String> cursor = cursors.find(cursorName);
            EventLog.Page page = eventLog.read(cursor, since);
            List<Hint> fresh = receive.take(page.hints());
            silence.read(page.hints(), fresh, missed > 0);
            missed += fresh.size();
            known += page.hints().size() - fresh.size();
            signedIn += firstSignIns.take(page.signIns());
            page.unreadable().forEach(this::reject);
            unreadable += page.unreadable().size();
            boolean moved = cursors.move(cursorName, cursor, page.next());
            if (!page.more() || !moved || pages == PAGES_AT_ONCE) {
                return new Polled(pages, missed, known, signedIn, unreadable, page.more());
            }
        }
    }

    /** What the cursor moves past is either stored as a hint or noted. */
    private void reject(EventLog.Unreadable event) {
        inbox.reject(event.reason(), event.sha256(), event.bytes(), clock.instant());
    }
}
