package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.platform.json.JsonObject;

/** An answer of Microsoft's that can be acted upon; all else is thrown as a {@code PortFailure}. */
sealed interface EntraReply {

    /** What was asked for. */
    record Read(JsonNode body) implements EntraReply {
        public Read {
            requireNonNull(body, "body is null");
        }

        JsonObject object() {
            return JsonObject.of(body, "the body");
        }
    }

    /**
     * Microsoft says no.
     *
     * @param code Graph's error code, e.g. {@code Request_ResourceNotFound}, or the login's, e.g.
     *     {@code AADSTS7000215}, or {@code http-403}
     */
    record Refused(int status, String code) implements EntraReply {
        public Refused {
            requireNonNull(code, "code is null");
        }
    }
}
