package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.Hint;

import java.util.List;

/** What one event of Okta's says to us. */
sealed interface EventReading {

    /**
     * Look at these people again; nearly always one.
     *
     * @param inPart whether there was somebody besides whose id could not be read
     */
    record Hints(List<Hint> hints, boolean inPart) implements EventReading {
        public Hints(List<Hint> hints) {
            this(hints, false);
        }

        public Hints {
            hints = List.copyOf(hints);
            if (hints.isEmpty()) {
                throw new IllegalArgumentException("A reading without hints is an ignored one");
            }
        }
    }

    /** None of our business. */
    record Ignored(String reason) implements EventReading {
        public Ignored {
            requireNonNull(reason, "reason is null");
        }
    }

    /** It may be our business, but cannot be read. */
    record Unreadable(String reason) implements EventReading {
        static final String UNUSABLE_ID = "unusable-id";

        public Unreadable {
            requireNonNull(reason, "reason is null");
        }
    }
}
