package dev.rollcall.local.customidp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;

/** Users, groups and errors as RFC 7643 and RFC 7644 write them. */
final class IdpJson {
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final String ENTERPRISE =
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private IdpJson() {}

    static ObjectNode user(IdpPerson person) {
        ObjectNode json = Json.object();
        json.putArray("schemas").add(CORE + "User").add(ENTERPRISE);
        json.put("id", person.id());
        json.put("userName", person.mail());
        json.put("displayName", person.name());
        person.active().ifPresent(active -> json.put("active", active));
        json.putArray("emails").addObject().put("value", person.mail()).put("primary", true);
        json.putObject(ENTERPRISE).put("department", person.department());
        json.putObject("meta")
                .put("resourceType", "User")
                .put("lastModified", person.lastModified().toString());
        return json;
    }

    static ObjectNode group(IdpGroup group, boolean members) {
        ObjectNode json = Json.object();
        json.putArray("schemas").add(CORE + "Group");
        json.put("id", group.id());
        json.put("displayName", group.name());
        if (members) {
            ArrayNode all = json.putArray("members");
            group.people().forEach(id -> all.addObject().put("value", id).put("type", "User"));
            group.groups().forEach(id -> all.addObject().put("value", id).put("type", "Group"));
        }
        return json;
    }

    static Reply refusedFilter() {
        ObjectNode json = failure(400, "The filter is not supported");
        return Reply.json(400, json.put("scimType", "invalidFilter"));
    }

    static Reply.Answer error(int status, String detail) {
        return Reply.json(status, failure(status, detail));
    }

    private static ObjectNode failure(int status, String detail) {
        ObjectNode json = Json.object();
        json.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
        json.put("detail", detail);
        json.put("status", Integer.toString(status));
        return json;
    }
}
