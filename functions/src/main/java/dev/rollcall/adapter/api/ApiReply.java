package dev.rollcall.adapter.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.platform.json.JsonObject;

import java.net.http.HttpHeaders;

/** An answer that can be acted upon; all else is thrown as a {@code PortFailure}. */
public sealed interface ApiReply {

    /** What was asked for. */
    record Read(HttpHeaders headers, JsonNode body) implements ApiReply {
        public Read {
            requireNonNull(headers, "headers is null");
            requireNonNull(body, "body is null");
        }

        public JsonObject object() {
            return JsonObject.of(body, "the body");
        }
    }

    /**
     * The other side says no.
     *
     * @param code its own, or {@code http-403} where it tells none
     */
    record Refused(int status, String code) implements ApiReply {
        public Refused {
            requireNonNull(code, "code is null");
        }
    }
}
