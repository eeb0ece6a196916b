package dev.rollcall.platform.http;

import static java.util.Objects.requireNonNull;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads {@code Retry-After} in seconds (RFC 9110 §10.2.3; Slack sends no dates).
 *
 * @param ifAbsent used where the header is missing or not a number
 * @param longest a header beyond it is not believed
 */
public record RetryAfter(Duration ifAbsent, Duration longest) {
    public RetryAfter {
        requireNonNull(ifAbsent, "ifAbsent is null");
        requireNonNull(longest, "longest is null");
    }

    /** Returns the earliest time to call again: after now, and no later than {@link #longest}. */
    public Instant from(HttpHeaders headers, Instant now) {
        Duration wait =
                headers.firstValue("Retry-After").flatMap(RetryAfter::seconds).orElse(ifAbsent);
        return now.plus(wait.compareTo(longest) > 0 ? longest : wait);
    }

    private static Optional<Duration> seconds(String text) {
        return text.strip().matches("[0-9]{1,9}")
                ? Optional.of(Duration.ofSeconds(Math.max(1, Long.parseLong(text.strip()))))
                : Optional.empty();
    }
}
