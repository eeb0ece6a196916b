package dev.rollcall.domain.signal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a transmitter's stream.
 *
 * @param verifiedAt when it last showed that it reaches us
 * @param status what it last said of itself; empty: nothing
 * @param statusAt when it said so
 */
public record StreamRecord(
        Optional<Instant> verifiedAt, Optional<StreamStatus> status, Optional<Instant> statusAt) {
    private static final String NONE = "-";

    /** Nothing was heard yet. */
    public static final StreamRecord UNKNOWN =
            new StreamRecord(Optional.empty(), Optional.empty(), Optional.empty());

    public StreamRecord {
        requireNonNull(verifiedAt, "verifiedAt is null");
        requireNonNull(status, "status is null");
        requireNonNull(statusAt, "statusAt is null");
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if the text is no such record
     */
    public static StreamRecord parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a stream's record");
        }
        return new StreamRecord(
                value(parts[0]).map(Instant::parse),
                value(parts[1]).map(StreamStatus::valueOf),
                value(parts[2]).map(Instant::parse));
    }

    public StreamRecord verified(Instant at) {
        return new StreamRecord(Optional.of(at), status, statusAt);
    }

    public StreamRecord updated(StreamStatus now, Instant at) {
        return new StreamRecord(verifiedAt, Optional.of(now), Optional.of(at));
    }

    /** Returns it as a text without more. */
    public String text() {
        return verifiedAt.map(Instant::toString).orElse(NONE)
                + " "
                + status.map(StreamStatus::name).orElse(NONE)
                + " "
                + statusAt.map(Instant::toString).orElse(NONE);
    }

    private static Optional<String> value(String part) {
        return Optional.of(part).filter(it -> !it.equals(NONE));
    }
}
