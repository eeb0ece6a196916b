package dev.rollcall.adapter.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.platform.json.Json;

/**
 * A PATCH with one operation (RFC 7644 §3.5.2).
 *
 * <p>Only what is listed here can be said. In particular no member can be removed without naming
 * it: {@code remove members} without a filter empties the group, and Slack obeys it.
 */
public sealed interface ScimPatch {

    /** Returns the operation as it stands in the request. */
    ObjectNode operation();

    /** Returns the request's body. */
    default String body() {
        ObjectNode message = Json.object();
        message.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
        message.putArray("Operations").add(operation());
        return Json.write(message);
    }

    /** Takes away a user's access. The value is a JSON boolean; Slack documents no other. */
    record Deactivate() implements ScimPatch {
        @Override
        public ObjectNode operation() {
            return Json.object().put("op", "replace").put("path", "active").put("value", false);
        }
    }

    /** Takes one member out of a group and leaves all others in. */
    record RemoveMember(ScimFilter member) implements ScimPatch {
        public RemoveMember {
            requireNonNull(member, "member is null");
            if (!member.attribute().equals("value")) {
                throw new IllegalArgumentException("A member is named by its value, the user's id");
            }
        }

        public static RemoveMember of(String userId) {
            return new RemoveMember(new ScimFilter("value", userId));
        }

        @Override
        public ObjectNode operation() {
            return Json.object().put("op", "remove").put("path", "members[" + member.text() + "]");
        }
    }
}
