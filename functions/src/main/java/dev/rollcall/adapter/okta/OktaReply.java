package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.platform.json.JsonObject;

import java.net.http.HttpHeaders;

/** An answer of Okta's that can be acted upon; all else is thrown as a {@code PortFailure}. */
sealed interface OktaReply {

    /** What was asked for. */
    record Read(HttpHeaders headers, JsonNode body) implements OktaReply {
        public Read {
            requireNonNull(headers, "headers is null");
            requireNonNull(body, "body is null");
        }

        JsonObject object() {
            return JsonObject.of(body, "the body");
        }
    }

    /**
     * Okta says no.
     *
     * @param code Okta's error code, e.g. {@code E0000007}, or OAuth's, or {@code http-403}
     */
    record Refused(int status, String code) implements OktaReply {
        public Refused {
            requireNonNull(code, "code is null");
        }
    }
}
