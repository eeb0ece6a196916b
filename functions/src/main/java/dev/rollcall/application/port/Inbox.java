package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.Hint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where hints are stored before they are acknowledged. */
public interface Inbox {

    enum Receipt {
        RECORDED,
        /** The same event was stored before, by hook or by poll. */
        DUPLICATE
    }

    /** A stored hint that no run has taken up yet. */
    record Pending(Hint hint, Instant receivedAt) {
        public Pending {
            requireNonNull(hint, "hint is null");
            requireNonNull(receivedAt, "receivedAt is null");
        }
    }

    /** Stores the hint durably, once per source and event id. */
    Receipt record(Hint hint, Instant receivedAt);

    /** Returns how the event came first; empty if it never did. */
    Optional<Hint.Way> cameBy(Hint hint);

    /** Notes that a run has taken the hint up; it is pending no more. */
    void dispatched(Hint hint, String runName);

    /**
     * Returns at most {@code limit} hints received before that time and still pending: those that
     * tell of a leaving first, and of either kind the oldest first.
     */
    List<Pending> pending(Instant receivedBefore, int limit);

    /**
     * Notes a delivery that could not be read, without its content.
     *
     * @param reason a code such as {@code not-json}
     * @param sha256 of the body, so that it can be recognised
     */
    void reject(String reason, String sha256, int bytes, Instant at);
}
