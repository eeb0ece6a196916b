package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.scim.ScimErrorCode;
import dev.rollcall.adapter.scim.ScimPatch;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpReply;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.MalformedJson;

import java.net.URI;
import java.util.Optional;

/**
 * Calls Slack's SCIM API on one resource: reads it or patches it. There is no PUT, which
 * deactivates whoever is sent without {@code active}, and no DELETE.
 */
public final class ScimCall {

    /** The two sorts of resource. */
    public enum Resource {
        USERS("/Users"),
        GROUPS("/Groups");

        private final String path;

        Resource(String path) {
            this.path = path;
        }
    }

    private final SlackTransport transport;
    private final URI base;

    public ScimCall(SlackTransport transport, URI base) {
        this.transport = requireNonNull(transport, "transport is null");
        this.base = requireNonNull(base, "base is null");
    }

    public SlackOutcome read(Resource resource, String id, Deadline deadline) {
        return send(HttpCall.get(uri(resource, id), template(resource)), deadline, true);
    }

    public SlackOutcome patch(Resource resource, String id, ScimPatch patch, Deadline deadline) {
        return send(
                HttpCall.patch(
                        uri(resource, id),
                        template(resource),
                        "application/json; charset=utf-8",
                        patch.body()),
                deadline,
                false);
    }

    private SlackOutcome send(HttpCall call, Deadline deadline, boolean wantsBody) {
        return transport.send(
                call, SlackTokens.Kind.SCIM, deadline, answer -> outcome(answer, wantsBody));
    }

    private static SlackOutcome outcome(HttpReply.Answer answer, boolean wantsBody) {
        if (answer.status() == 200 || answer.status() == 204) {
            return wantsBody ? body(answer) : new SlackOutcome.Done(Json.readObject("{}"));
        }
        Optional<String> code = ScimErrorCode.in(answer.body());
        return new SlackOutcome.Failed(
                ScimErrors.fault(answer.status(), code), code.orElse("http-" + answer.status()));
    }

    private static SlackOutcome body(HttpReply.Answer answer) {
        try {
            return new SlackOutcome.Done(Json.readObject(answer.body()));
        } catch (MalformedJson _) {
            return new SlackOutcome.Unclear("not-json");
        }
    }

    private URI uri(Resource resource, String id) {
        return UriText.below(base, resource.path + "/" + UriText.encode(id));
    }

    private static String template(Resource resource) {
        return "/scim/v2" + resource.path + "/{id}";
    }
}
