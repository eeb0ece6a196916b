package dev.rollcall.local.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Graph's shapes of what it returns. */
final class GraphJson {
    /** What a user shows if nothing is selected: {@code accountEnabled} is not among it. */
    private static final List<String> DEFAULT =
            List.of("id", "displayName", "givenName", "surname", "mail", "userPrincipalName");

    private GraphJson() {}

    static ObjectNode user(EntraPerson person, Optional<String> selected) {
        ObjectNode all = Json.object();
        all.put("id", person.id());
        all.put("displayName", person.name());
        all.put("givenName", person.name().split(" ", 2)[0]);
        all.putNull("surname");
        all.put("mail", person.mail());
        all.put("userPrincipalName", person.mail());
        all.put("accountEnabled", person.enabled());
        all.put("userType", "Member");
        all.put("employeeLeaveDateTime", person.leaves().map(Object::toString).orElse(null));
        all.put("deletedDateTime", person.deleted().map(Object::toString).orElse(null));
        ObjectNode shown = Json.object();
        selected.map(fields -> Arrays.asList(fields.split(",")))
                .orElse(DEFAULT)
                .forEach(field -> {
                    if (all.has(field)) {
                        shown.set(field, all.get(field));
                    } else {
                        shown.putNull(field);
                    }
                });
        return shown;
    }

    /** Returns a user as a deleted item: with its type, as of any sort of object. */
    static ObjectNode deleted(EntraPerson person) {
        ObjectNode user = typed("user", person.id());
        user.setAll(user(person, Optional.empty()));
        user.put("deletedDateTime", person.deleted().orElseThrow().toString());
        return user;
    }

    static ObjectNode group(EntraGroup group) {
        return Json.object().put("id", group.id()).put("displayName", group.name());
    }

    /** Returns an object of which no more is asked than the id. */
    static ObjectNode typed(String type, String id) {
        return Json.object().put("@odata.type", "#microsoft.graph." + type).put("id", id);
    }

    static Reply.Answer notFound(String id) {
        return error(
                404,
                "Request_ResourceNotFound",
                "Resource '"
                        + id
                        + "' does not exist or one of its queried reference-property"
                        + " objects are not present.");
    }

    static Reply.Answer error(int status, String code, String message) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error");
        error.put("code", code);
        error.put("message", message);
        error.putObject("innerError").put("request-id", "00000000-0000-0000-0000-000000000000");
        return Reply.json(status, body);
    }
}
