package dev.rollcall.local.okta;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;

import java.util.List;

/** Okta's shapes of what it returns. */
final class OktaJson {
    private OktaJson() {}

    static ObjectNode user(OktaPerson person, String status) {
        ObjectNode user = Json.object();
        user.put("id", person.id());
        user.put("status", status);
        user.put("created", person.created().toString());
        user.put("activated", person.created().toString());
        user.put("statusChanged", person.statusChanged().toString());
        user.putNull("lastLogin");
        user.put("lastUpdated", person.statusChanged().toString());
        user.putNull("passwordChanged");
        user.putObject("type").put("id", "oty1");
        ObjectNode profile = user.putObject("profile");
        profile.put("firstName", person.firstName());
        profile.put("lastName", person.lastName());
        profile.put("login", person.login());
        profile.put("email", person.login());
        profile.putNull("mobilePhone");
        person.more().forEach(profile::put);
        user.putObject("_links").putObject("self").put("href", "/api/v1/users/" + person.id());
        return user;
    }

    /** Returns a group as {@code expand=stats} shows it. */
    static ObjectNode withStats(OktaGroup group, int people) {
        ObjectNode json = group(group);
        json.putObject("_embedded")
                .putObject("stats")
                .put("usersCount", people)
                .put("appsCount", 0)
                .put("groupPushMappingsCount", 0)
                .put("hasAdminPrivilege", false);
        return json;
    }

    static ObjectNode group(OktaGroup group) {
        ObjectNode json = Json.object();
        json.put("id", group.id());
        json.put("type", group.equals(OktaGroup.EVERYONE) ? "BUILT_IN" : "OKTA_GROUP");
        json.putObject("profile").put("name", group.name()).putNull("description");
        return json;
    }

    /** Returns what the control API shows: with the Slack account, which Okta does not know. */
    static ObjectNode control(OktaPerson person) {
        ObjectNode json = Json.object();
        json.put("id", person.id());
        json.put("login", person.login());
        json.put("email", person.login());
        json.put("status", person.status());
        json.set("groups", Json.texts(person.groups()));
        json.put("slackId", person.slackId());
        return json;
    }

    static ArrayNode array(List<ObjectNode> items) {
        ArrayNode array = Json.array();
        items.forEach(array::add);
        return array;
    }

    /**
     * @param sort what it would be, as Okta calls it
     */
    static Reply.Answer notFound(String id, String sort) {
        return error(404, "E0000007", "Not found: Resource not found: " + id + " (" + sort + ")");
    }

    static Reply.Answer error(int status, String code, String summary) {
        ObjectNode error = Json.object();
        error.put("errorCode", code);
        error.put("errorSummary", summary);
        error.put("errorLink", code);
        error.put("errorId", "oaeLOCAL");
        error.putArray("errorCauses");
        return Reply.json(status, error);
    }
}
