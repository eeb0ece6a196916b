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
        return send(
                HttpCall.get(uri(resource, id), template(resource)), ScimDialect.TELLS, deadline);
    }

    /**
     * Reads a page of the list.
     *
     * @param startIndex counted from 1
     * @param count how many; Slack takes more than 1 000 for 1 000
     */
    public SlackOutcome list(Resource resource, int startIndex, int count, Deadline deadline) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("startIndex", Integer.toString(startIndex));
        query.put("count", Integer.toString(count));
        return query(resource, query, deadline);
    }

    /** Reads those that fit, 100 at most. */
    public SlackOutcome find(Resource resource, ScimFilter filter, Deadline deadline) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("filter", filter.text());
        query.put("count", "100");
        return query(resource, query, deadline);
    }

    public SlackOutcome create(Resource resource, ScimBody body, Deadline deadline) {
        return send(
                HttpCall.post(
                        UriText.below(base, resource.path),
                        "/scim/v2" + resource.path,
                        JSON,
                        body.body()),
                ScimDialect.TELLS,
                deadline);
    }

    public SlackOutcome patch(Resource resource, String id, ScimBody patch, Deadline deadline) {
        return send(
                HttpCall.patch(uri(resource, id), template(resource), JSON, patch.body()),
                ScimDialect.OBEYS,
                deadline);
    }

    /** Deletes a group for good. Its members stay in whatever workspaces it brought them into. */
    public SlackOutcome deleteGroup(String id, Deadline deadline) {
        return send(
                HttpCall.delete(uri(Resource.GROUPS, id), template(Resource.GROUPS)),
                ScimDialect.OBEYS,
                deadline);
    }

    private SlackOutcome query(
            Resource resource, SequencedMap<String, String> query, Deadline deadline) {
        return send(
                HttpCall.get(
                        UriText.below(base, resource.path + "?" + UriText.form(query)),
                        "/scim/v2" + resource.path),
                ScimDialect.TELLS,
                deadline);
    }

    private SlackOutcome send(HttpCall call, ScimDialect dialect, Deadline deadline) {
        return transport.send(call, SlackTokens.Kind.SCIM, deadline, dialect);
    }

    private URI uri(Resource resource, String id) {
        return UriText.below(base, resource.path + "/" + UriText.encode(id));
    }

    private static String template(Resource resource) {
        return "/scim/v2" + resource.path + "/{id}";
    }
}
