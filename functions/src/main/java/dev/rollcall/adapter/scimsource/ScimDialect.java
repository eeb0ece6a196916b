package dev.rollcall.adapter.scimsource;

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

/** SCIM's error bodies (RFC 7644 §3.12), and how a server says when to come back. */
final class ScimDialect implements ApiDialect {
    /**
     * Told where the server itself says that there is no such thing; the page of a proxy is no such
     * word.
     */
    private static final String NOT_FOUND = "not-found";

    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    /** The words of RFC 7644, table 9, and those of like shape: no name and no sentence fits. */
    private static final Pattern TYPE = Pattern.compile("[a-z][A-Za-z]{2,39}");

    private static final RetryAfter WAIT =
            new RetryAfter(Duration.ofSeconds(10), Duration.ofMinutes(5));

    /** Returns whether the server says that there is no such thing. */
    static boolean isNotFound(int status, String code) {
        return status == 404 && code.equals(NOT_FOUND);
    }

    @Override
    public Optional<String> code(String body) {
        try {
            JsonObject error = Json.readObject(body);
            if (!error.texts("schemas").contains(ERROR)) {
                return Optional.empty();
            }
            return error.member("status")
                            .filter(status -> status.asText("").equals("404"))
                            .isPresent()
                    ? Optional.of(NOT_FOUND)
                    : error.member("scimType")
                            .map(type -> type.asText(""))
                            .filter(type -> TYPE.matcher(type).matches());
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }

    @Override
    public Instant notBefore(HttpHeaders headers, Instant now) {
        return WAIT.from(headers, now);
    }
}
