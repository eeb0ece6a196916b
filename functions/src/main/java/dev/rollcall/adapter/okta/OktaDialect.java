package dev.rollcall.adapter.okta;

import dev.rollcall.adapter.api.ApiDialect;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Okta's error codes, and how it says when to come back. */
final class OktaDialect implements ApiDialect {
    private static final Pattern CODE = Pattern.compile("E[0-9]{7}|[a-z][a-z0-9_]{0,79}");

    /** Used where Okta does not say when: a concurrency limit has no window to wait for. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Okta's windows last a minute; a longer wait would be a clock gone wrong. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** Reads {@code errorCode} of the API, or {@code error} of the token endpoint. */
    @Override
    public Optional<String> code(String body) {
        try {
            JsonObject error = Json.readObject(body);
            return error.optionalText("errorCode")
                    .or(() -> error.optionalText("error"))
                    .filter(code -> CODE.matcher(code).matches());
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }

    /**
     * Reads {@code X-Rate-Limit-Reset}, epoch seconds by Okta's clock; the bounds keep the wait
     * sensible where that clock and ours differ. A concurrency limit shows itself by a limit of 0.
     */
    @Override
    public Instant notBefore(HttpHeaders headers, Instant now) {
        boolean concurrency =
                headers.firstValue("X-Rate-Limit-Limit").filter("0"::equals).isPresent();
        Instant reset =
                headers.firstValue("X-Rate-Limit-Reset")
                        .filter(seconds -> !concurrency && seconds.matches("[0-9]{1,12}"))
                        .map(Long::parseLong)
                        .map(Instant::ofEpochSecond)
                        .orElse(now);
        Duration wait = Duration.between(now, reset);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            return now.plus(LONGEST_WAIT);
        }
        return wait.compareTo(PAUSE) < 0 ? now.plus(PAUSE) : reset;
    }
}
