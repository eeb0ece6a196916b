package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.http.MalformedBody;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.slack.scim.ScimRefusal;

import java.util.Set;

/** {@code /scim/v2} as Slack documents it, its traps included. */
final class ScimApi {
    private static final String PREFIX = "/scim/v2";

    private final SlackOrganisation slack;
    private final ScimUsers users;
    private final ScimGroups groups;
    private final Protection protection;
    private final ScimErrors errors;

    ScimApi(SlackOrganisation slack, Forbidden forbidden) {
        this.slack = requireNonNull(slack, "slack is null");
        this.users = new ScimUsers(slack, forbidden);
        this.groups = new ScimGroups(slack, forbidden);
        this.protection = new Protection(slack);
        this.errors = new ScimErrors(slack);
    }

    /** Returns whether a request is answered without a token. */
    static boolean isOpen(Request request) {
        return request.method().equals("GET")
                && request.path().matches(PREFIX + "/ServiceProviderConfigs?/?");
    }

    /** Answers a request for the account that installed the token. */
    Reply answer(Request request, String installer) {
        try {
            if (!isOpen(request)) {
                protection.checkInstaller(installer);
            }
            checkMediaType(request);
            return routes(installer).answer(request);
        } catch (ScimRefusal refusal) {
            return errors.answer(refusal);
        } catch (MalformedBody wrong) {
            return errors.answer(400, "invalid_request_payload");
        }
    }

    private void checkMediaType(Request request) {
        String type = request.header("content-type").orElse("application/json");
        if (type.startsWith("application/scim+json") && !slack.switches().patch().scimMediaType()) {
            throw ScimRefusal.bad("invalid_request_payload");
        }
    }

    private Router routes(String by) {
        return new Router(this::otherwise)
                .on("GET", PREFIX + "/ServiceProviderConfig", _ -> ScimDiscovery.config())
                .on("GET", PREFIX + "/ServiceProviderConfigs", _ -> ScimDiscovery.config())
                .on("GET", PREFIX + "/ResourceTypes", _ -> ScimDiscovery.resourceTypes())
                .on("GET", PREFIX + "/Schemas", _ -> ScimDiscovery.schemas())
                .onEach("GET", PREFIX + "/Schemas/{id}", (_, id) -> ScimDiscovery.schema(id))
                .on("GET", PREFIX + "/Users", users::list)
                .on("POST", PREFIX + "/Users", request -> users.create(request, by))
                .onEach("GET", PREFIX + "/Users/{id}", (_, id) -> users.read(id))
                .onEach("PATCH", PREFIX + "/Users/{id}", (r, id) -> users.patch(r, id, by))
                .onEach("PUT", PREFIX + "/Users/{id}", (r, id) -> users.put(r, id, by))
                .onEach("DELETE", PREFIX + "/Users/{id}", (_, id) -> users.delete(id, by))
                .on("GET", PREFIX + "/Groups", groups::list)
                .on("POST", PREFIX + "/Groups", request -> groups.create(request, by))
                .onEach("GET", PREFIX + "/Groups/{id}", (_, id) -> groups.read(id))
                .onEach("PATCH", PREFIX + "/Groups/{id}", (r, id) -> groups.patch(r, id, by))
                .onEach("PUT", PREFIX + "/Groups/{id}", (r, id) -> groups.put(r, id, by))
                .onEach("DELETE", PREFIX + "/Groups/{id}", (_, id) -> groups.delete(id));
    }

    private Reply otherwise(Request request) {
        boolean known =
                Set.of("Users", "Groups", "Schemas", "ResourceTypes")
                        .contains(
                                request.path().replaceFirst("^" + PREFIX + "/([A-Za-z]+).*", "$1"));
        return known
                ? errors.answer(405, "method_not_allowed")
                : errors.answer(404, "bad_endpoint");
    }
}
