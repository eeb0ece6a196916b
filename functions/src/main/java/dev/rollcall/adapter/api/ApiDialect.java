package dev.rollcall.adapter.api;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Optional;

/** How one vendor says what all say in some way. */
public interface ApiDialect {

    /**
     * Returns the code in the body of a refusal; empty if there is none, or it may be a name, an
     * address or a sentence.
     */
    Optional<String> code(String body);

    /** Returns when to come back after a 429. */
    Instant notBefore(HttpHeaders headers, Instant now);

    /** Returns the JSON in a body. */
    default String json(String body) {
        return body;
    }
}
