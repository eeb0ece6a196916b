package dev.rollcall.platform.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads {@code Date}, the answering server's own time in whole seconds (RFC 9110 §6.6.1). */
public final class DateHeader {
    private DateHeader() {}

    /** Returns by how much our time is ahead of the server's; empty if it does not tell. */
    public static Optional<Duration> ahead(HttpHeaders headers, Instant now) {
        return headers.firstValue("Date")
                .flatMap(DateHeader::read)
                .map(theirs -> Duration.between(theirs, now));
    }

    private static Optional<Instant> read(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
