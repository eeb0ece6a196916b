package dev.rollcall.function.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.platform.json.Json;

import java.util.Map;
import java.util.Optional;

/**
 * What is answered.
 *
 * @param body empty: none
 */
record ScimAnswer(int status, Map<String, String> headers, Optional<ObjectNode> body) {
    ScimAnswer {
        headers = Map.copyOf(headers);
        requireNonNull(body, "body is null");
    }

    static ScimAnswer of(int status, ObjectNode body) {
        return new ScimAnswer(status, Map.of(), Optional.of(body));
    }

    static ScimAnswer empty(int status) {
        return new ScimAnswer(status, Map.of(), Optional.empty());
    }

    static ScimAnswer error(int status, Optional<String> type, String detail) {
        ObjectNode body = Json.object();
        body.putArray("schemas").add(ScimNames.ERROR);
        // A text by RFC 7644 §3.12.
        body.put("status", Integer.toString(status));
        type.ifPresent(one -> body.put("scimType", one));
        body.put("detail", detail);
        return of(status, body);
    }

    ScimAnswer with(Map<String, String> more) {
        return new ScimAnswer(status, more, body);
    }
}
