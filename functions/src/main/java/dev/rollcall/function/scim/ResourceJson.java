package dev.rollcall.function.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.application.port.PushedState;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId.Kind;
import dev.rollcall.platform.json.Json;

import java.util.Comparator;
import java.util.List;

/** Users and groups as they are shown. */
record ResourceJson(PushedState state, String base) {
    /** A client that wants more members than an answer holds asks for the group without them. */
    static final int MOST_MEMBERS = 40_000;

    static String version(Pushed pushed) {
        return "W/\"" + pushed.version() + "\"";
    }

    String location(Pushed pushed) {
        return base
                + (pushed.id().kind() == Kind.USER ? "/Users/" : "/Groups/")
                + pushed.id().value();
    }

    /** Returns all that is shown of it whatever it is in, and whoever is in it. */
    ObjectNode plain(Pushed pushed) {
        boolean user = pushed.id().kind() == Kind.USER;
        ObjectNode json = Json.object();
        ArrayNode schemas = json.putArray("schemas").add(user ? ScimNames.USER : ScimNames.GROUP);
        json.put("id", pushed.id().value());
        JsonNode document = Json.read(pushed.document());
        document.properties()
                .forEach(field -> {
                    if (ScimNames.isUrn(field.getKey())) {
                        schemas.add(field.getKey());
                    }
                    json.set(field.getKey(), field.getValue());
                });
        if (user) {
            json.put(ScimNames.ACTIVE, pushed.status() == Pushed.Status.ACTIVE);
        }
        ObjectNode meta = json.putObject("meta");
        meta.put("resourceType", user ? "User" : "Group");
        meta.put("created", pushed.createdAt().toString());
        meta.put("lastModified", pushed.changedAt().toString());
        meta.put("location", location(pushed));
        meta.put("version", version(pushed));
        return json;
    }

    /** Returns it as one of a list is shown: of a user without groups. */
    ObjectNode listed(Pushed pushed, Shown shown) {
        if (pushed.id().kind() == Kind.GROUP) {
            return shown(pushed, shown);
        }
        ObjectNode json = plain(pushed);
        shown.reduce(json);
        return json;
    }

    ObjectNode shown(Pushed pushed, Shown shown) {
        ObjectNode json = plain(pushed);
        switch (pushed.id().kind()) {
            case USER -> {
                if (shown.has("groups")) {
                    groups(json, pushed);
                }
            }
            case GROUP -> {
                if (shown.has(ScimNames.MEMBERS)) {
                    members(json, pushed);
                }
            }
        }
        shown.reduce(json);
        return json;
    }

    private void groups(ObjectNode json, Pushed user) {
        List<Pushed> groups =
                state.findAll(state.groupsOf(user.id())).stream()
                        .filter(group -> !group.isDeleted())
                        .sorted(Comparator.comparing(Pushed::id))
                        .toList();
        if (groups.isEmpty()) {
            return;
        }
        ArrayNode all = json.putArray("groups");
        groups.forEach(group ->
                all.addObject()
                        .put(ScimNames.VALUE, group.id().value())
                        .put("$ref", location(group))
                        .put(
                                "display",
                                Json.read(group.document()).path(ScimNames.DISPLAY_NAME).asText())
                        .put(ScimNames.TYPE, "direct"));
    }

    private void members(ObjectNode json, Pushed group) {
        if (group.people() + group.groups() > MOST_MEMBERS) {
            throw ScimRefusal.tooMany(
                    "The group has more members than one answer holds; ask with"
                            + " excludedAttributes=members.");
        }
        ArrayNode members = json.putArray(ScimNames.MEMBERS);
        state.members(group.id())
                .forEach(member ->
                        members.addObject()
                                .put(ScimNames.VALUE, member.value())
                                .put(
                                        ScimNames.TYPE,
                                        member.kind() == Kind.USER ? "User" : "Group"));
    }
}
