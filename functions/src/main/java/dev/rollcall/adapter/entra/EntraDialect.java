package dev.rollcall.adapter.entra;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.adapter.api.ApiDialect;
import dev.rollcall.platform.http.RetryAfter;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Microsoft's error codes, and how it says when to come back. */
final class EntraDialect implements ApiDialect {
    /** No address and no sentence fits: what people are called never gets into an error. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,79}");

    /** Graph's limits are counted over 10 seconds; a wait beyond minutes is none of theirs. */
    private static final RetryAfter WAIT =
            new RetryAfter(Duration.ofSeconds(10), Duration.ofMinutes(5));

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Reads {@code error.code} of Graph, or the number that says more than the login's error. */
    @Override
    public Optional<String> code(String body) {
        try {
            JsonObject answer = Json.readObject(body);
            JsonNode error = answer.node().path("error");
            Optional<String> code =
                    error.isObject()
                            ? JsonObject.of(error, "error").optionalText("code")
                            : answer.wholeNumbers("error_codes").stream()
                                    .findFirst()
                                    .map(number -> "AADSTS" + number)
                                    .or(() -> answer.optionalText("error"));
            return code.filter(text -> CODE.matcher(text).matches());
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }

    @Override
    public Instant notBefore(HttpHeaders headers, Instant now) {
        return WAIT.from(headers, now);
    }

    /** A number alone, which is text to Microsoft, may come with a mark before it. */
    @Override
    public String json(String body) {
        return body.startsWith(BYTE_ORDER_MARK) ? body.substring(1) : body;
    }
}
