package dev.rollcall.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class DateHeaderTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void our_time_is_measured_against_theirs() {
        assertThat(DateHeader.ahead(dated("Sun, 01 Nov 2026 11:58:00 GMT"), NOON))
                .hasValue(Duration.ofMinutes(2));
        assertThat(DateHeader.ahead(dated("Sun, 01 Nov 2026 12:00:31 GMT"), NOON))
                .hasValue(Duration.ofSeconds(-31));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-01T12:00:00Z"})
    void what_is_no_date_tells_nothing(String text) {
        assertThat(DateHeader.ahead(dated(text), NOON)).isEmpty();
    }

    @Test
    void no_header_tells_nothing() {
        assertThat(DateHeader.ahead(HttpHeaders.of(Map.of(), (_, _) -> true), NOON)).isEmpty();
    }

    private static HttpHeaders dated(String date) {
        return HttpHeaders.of(Map.of("Date", List.of(date)), (_, _) -> true);
    }
}
