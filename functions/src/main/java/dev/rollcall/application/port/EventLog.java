package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.Hint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The source's own log of events: what hooks may lose, the log still has. */
public interface EventLog {

    /**
     * An event that may be our business, but cannot be read.
     *
     * @param reason a code such as {@code unusable-id}
     * @param sha256 of its text, so that it can be recognised
     */
    record Unreadable(String reason, String sha256, int bytes) {
        public Unreadable {
            requireNonNull(reason, "reason is null");
            requireNonNull(sha256, "sha256 is null");
        }
    }

    /**
     * One page of hints, oldest first, with the cursor that follows it.
     *
     * @param signIns people who sign in to Slack: worth a look only if something waits for that
     * @param ignored how many events of the page are not about people we watch
     * @param more whether the next page can be expected to have something already
     */
    record Page(
            List<Hint> hints,
            List<Hint> signIns,
            int ignored,
            List<Unreadable> unreadable,
            String next,
            boolean more) {
        public Page {
            hints = List.copyOf(hints);
            signIns = List.copyOf(signIns);
            unreadable = List.copyOf(unreadable);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * Reads on from a cursor, or from a time when there is none yet.
     *
     * @throws PortFailure if the log gives no trustworthy answer
     */
    Page read(Optional<String> cursor, Instant since);
}
