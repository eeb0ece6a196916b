package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.json.JsonObject;

/** An answer that can be acted upon; all else is thrown as a {@code PortFailure}. */
sealed interface ScimReply {

    /** What was asked for. */
    record Read(JsonObject body) implements ScimReply {
        public Read {
            requireNonNull(body, "body is null");
        }
    }

    /** The server itself says that there is no such thing; a proxy's page is no such word. */
    record NotFound() implements ScimReply {}

    /**
     * The server says no.
     *
     * @param code the {@code scimType} (RFC 7644 §3.12), or e.g. {@code http-403}
     */
    record Refused(int status, String code) implements ScimReply {
        public Refused {
            requireNonNull(code, "code is null");
        }
    }
}
