package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.scim.ScimBody;
import dev.rollcall.adapter.scim.ScimFilter;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.UriText;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Calls Slack's SCIM API. There is no PUT, which deactivates whoever is sent without {@code
 * active}, and no DELETE but of a group.
 */
public final class ScimCall {
    private static final String JSON = "application/json; charset=utf-8";

    private final SlackTransport transport;
    private final URI base;

    public ScimCall(SlackTransport transport, URI base) {
        this.transport = requireNonNull(transport, "transport is null");
        this.base = requireNonNull(base, "base is null");
    }

    /** Reads one resource. */
    public SlackOutcome read(ScimEndpoint endpoint, String id, Deadline deadline) {
        return send(
                HttpCall.get(uri(endpoint, id), route("GET", endpoint)),
                ScimDialect.TELLS,
                deadline);
    }

    /**
     * Reads a page of the list.
     *
     * @param startIndex counted from 1
     * @param count how many; Slack takes more than 1 000 for 1 000
     */
    public SlackOutcome list(ScimEndpoint endpoint, int startIndex, int count, Deadline deadline) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("startIndex", Integer.toString(startIndex));
        query.put("count", Integer.toString(count));
        return query(endpoint, query, deadline);
    }

    /** Reads those that fit, 100 at most. */
    public SlackOutcome find(ScimEndpoint endpoint, ScimFilter filter, Deadline deadline) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("filter", filter.text());
        query.put("count", "100");
        return query(endpoint, query, deadline);
    }

    public SlackOutcome create(ScimEndpoint endpoint, ScimBody body, Deadline deadline) {
        return send(
                HttpCall.post(
                        UriText.below(base, endpoint.path()),
                        route("POST", endpoint),
                        JSON,
                        body.body()),
                ScimDialect.TELLS,
                deadline);
    }

    public SlackOutcome patch(ScimEndpoint endpoint, String id, ScimBody patch, Deadline deadline) {
        return send(
                HttpCall.patch(uri(endpoint, id), route("PATCH", endpoint), JSON, patch.body()),
                ScimDialect.OBEYS,
                deadline);
    }

    /** Deletes a group for good. Its members stay in whatever workspaces it brought them into. */
    public SlackOutcome deleteGroup(String id, Deadline deadline) {
        ScimEndpoint endpoint = ScimEndpoint.DELETE_GROUP;
        return send(
                HttpCall.delete(uri(endpoint, id), route("DELETE", endpoint)),
                ScimDialect.OBEYS,
                deadline);
    }

    private SlackOutcome query(
            ScimEndpoint endpoint, SequencedMap<String, String> query, Deadline deadline) {
        return send(
                HttpCall.get(
                        UriText.below(base, endpoint.path() + "?" + UriText.form(query)),
                        route("GET", endpoint)),
                ScimDialect.TELLS,
                deadline);
    }

    private SlackOutcome send(HttpCall call, ScimDialect dialect, Deadline deadline) {
        return transport.send(call, SlackTokens.Kind.SCIM, deadline, dialect);
    }

    private URI uri(ScimEndpoint endpoint, String id) {
        return UriText.below(base, endpoint.path().replace("{id}", UriText.encode(id)));
    }

    /** What is sent is what its endpoint says, or it would count in another one's limits. */
    private static String route(String method, ScimEndpoint endpoint) {
        if (!endpoint.template().startsWith(method + " ")) {
            throw new IllegalArgumentException(endpoint.template() + " is not called by " + method);
        }
        return endpoint.template().substring(method.length() + 1);
    }
}
