package dev.rollcall.e2e.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.adapter.slack.call.Endpoint;
import dev.rollcall.adapter.slack.call.SlackCatalogue;
import dev.rollcall.local.http.Request;
import dev.rollcall.platform.json.Json;

/**
 * A call as simulated Slack received it.
 *
 * @param name method and path of SCIM, or a method of the Web API
 * @param documentedAs the name without ids
 * @param body JSON as sent, or the fields of a form
 */
record Received(String name, String documentedAs, boolean isWrite, JsonNode body) {

    static Received of(Request request) {
        String sent = request.method() + " " + request.path();
        Endpoint endpoint =
                SlackCatalogue.all().stream()
                        .filter(one -> sent.matches(one.template().replace("{id}", "[A-Z0-9]+")))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException(sent + " is not in the catalogue"));
        boolean isScim = request.path().startsWith("/scim/");
        return new Received(
                isScim ? sent : endpoint.documentedAs(),
                endpoint.documentedAs(),
                endpoint.access() == Endpoint.Access.WRITE,
                isScim ? json(request) : fields(request));
    }

    private static JsonNode json(Request request) {
        return request.body().isBlank() ? Json.object() : Json.read(request.body());
    }

    private static JsonNode fields(Request request) {
        ObjectNode fields = Json.object();
        request.arguments().forEach(fields::put);
        return fields;
    }

    @Override
    public String toString() {
        return name + " " + body;
    }
}
