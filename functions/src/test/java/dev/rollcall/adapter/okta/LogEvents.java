package dev.rollcall.adapter.okta;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.platform.json.Json;

/** Okta's LogEvents, made up from their documented shape. */
final class LogEvents {
    static final String UUID = "1f0c6c1e-b6a5-11f0-8de9-0242ac120002";
    static final String PUBLISHED = "2026-11-01T11:58:30.123Z";

    private LogEvents() {}

    /** Returns an event that succeeded and has no targets yet. */
    static ObjectNode event(String type) {
        ObjectNode event = Json.object();
        event.put("uuid", UUID).put("published", PUBLISHED).put("eventType", type);
        event.put("version", "0").put("displayMessage", "…").put("severity", "INFO");
        event.set("outcome", Json.object().put("result", "SUCCESS").putNull("reason"));
        event.set("actor", target("User", "00uadmin"));
        event.set("target", Json.array());
        return event;
    }

    static ObjectNode target(String type, String id) {
        return Json.object()
                .put("id", id)
                .put("type", type)
                .put("alternateId", "unknown")
                .put("displayName", "Jane Doe")
                .putNull("detailEntry");
    }

    /** Returns the event with its targets. */
    static ObjectNode about(ObjectNode event, ObjectNode... targets) {
        ArrayNode list = Json.array();
        for (ObjectNode target : targets) {
            list.add(target);
        }
        event.set("target", list);
        return event;
    }

    /** Returns that person's deactivation, with an id of its own. */
    static ObjectNode deactivation(String uuid, String person) {
        return about(event("user.lifecycle.deactivate"), target("User", person)).put("uuid", uuid);
    }
}
