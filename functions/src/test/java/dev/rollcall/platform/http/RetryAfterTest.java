package dev.rollcall.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "' 7 ', 7",
        "0, 1",
        "soon, 30",
        "-5, 30",
        "'', 30",
        "999999999, 900",
        "99999999999999999999, 30",
        "'Sun, 01 Nov 2026 13:00:00 GMT', 30"
    })
    void reads_seconds_and_believes_nothing_else(String header, long seconds) {
        RetryAfter retryAfter = new RetryAfter(Duration.ofSeconds(30), Duration.ofMinutes(15));
        HttpHeaders headers =
                HttpHeaders.of(Map.of("Retry-After", List.of(header)), (_, _) -> true);

        assertThat(retryAfter.from(headers, NOW)).isEqualTo(NOW.plusSeconds(seconds));
    }
}
