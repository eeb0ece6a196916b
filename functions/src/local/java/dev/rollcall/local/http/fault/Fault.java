package dev.rollcall.local.http.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Something that goes wrong with a call on demand. */
public sealed interface Fault {

    /** The answer comes this much later, by the timeline. */
    record Delay(Duration by) implements Fault {
        public Delay {
            requireNonNull(by, "by is null");
        }
    }

    /** Refused as too much, with a time to come back. */
    record RateLimit(Duration retryAfter) implements Fault {
        public RateLimit {
            requireNonNull(retryAfter, "retryAfter is null");
        }
    }

    /** The server fails and does nothing. */
    record ServerError(int status) implements Fault {}

    /** Refused with the vendor's own error code. */
    record Refusal(int status, String error) implements Fault {
        public Refusal {
            requireNonNull(error, "error is null");
        }
    }

    /** The connection closes before anything is done. */
    record LostBeforeEffect() implements Fault {}

    /** All is done, then the connection closes without an answer. */
    record LostAfterEffect() implements Fault {}

    /** Answers as if done, and does nothing. */
    record WithoutEffect() implements Fault {}

    /** Answers with something that is not JSON. */
    record Malformed() implements Fault {}

    /** A deactivation by this call shows only after the given time. */
    record ShownLate(Duration after) implements Fault {
        public ShownLate {
            requireNonNull(after, "after is null");
        }
    }

    /** The call does what it says and deactivates the account as well. */
    record Deactivates() implements Fault {}

    /** A list lacks its last rows, and says nothing of it. */
    record MissingRows(int rows) implements Fault {}

    /** A list ends with this page, and says nothing of the rest. */
    record EndsEarly() implements Fault {}

    /** A list is empty, and says nothing of it. */
    record NoRows() implements Fault {}

    /** The link to the next page leads to the one after it. */
    record SkippedPage() implements Fault {}

    /** Rows went away between two pages: those of this one moved up. */
    record ShrunkenPage(int rows) implements Fault {}

    /** A read is answered as it was answered the last time, whatever has happened since. */
    record Stale() implements Fault {}

    /** A person is shown with a status that is not theirs. */
    record ShownStatus(String status) implements Fault {
        public ShownStatus {
            requireNonNull(status, "status is null");
        }
    }
}
