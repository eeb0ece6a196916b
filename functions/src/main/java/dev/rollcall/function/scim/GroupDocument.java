package dev.rollcall.function.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.application.push.MemberEdit;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedKey;
import dev.rollcall.platform.json.Json;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A group as it is kept: its name and the provider's id. Members are kept apart. */
final class GroupDocument {
    private GroupDocument() {}

    static Pushed.Draft read(ObjectNode sent) {
        ObjectNode document = Json.object();
        for (String name : Set.of(ScimNames.DISPLAY_NAME, ScimNames.EXTERNAL_ID)) {
            FilterMatch.child(sent, name)
                    .filter(value -> !UserDocument.isNothing(value))
                    .ifPresent(value -> document.put(name, UserDocument.text(value, name)));
        }
        String name =
                UserDocument.told(document, ScimNames.DISPLAY_NAME)
                        .orElseThrow(() -> ScimRefusal.invalidValue("A group has a displayName."));
        Set<PushedKey> keys = new HashSet<>();
        keys.add(PushedKey.displayName(name));
        UserDocument.told(document, ScimNames.EXTERNAL_ID)
                .map(PushedKey::externalId)
                .ifPresent(keys::add);
        return new Pushed.Draft(Pushed.Status.ACTIVE, Json.write(document), keys);
    }

    /** Returns the members that a whole group names; one that names none says nothing of them. */
    static Optional<MemberEdit> members(ObjectNode sent) {
        Optional<JsonNode> members = FilterMatch.child(sent, ScimNames.MEMBERS);
        return members.filter(node -> !node.isNull())
                .map(node -> new MemberEdit(true, ids(node), Set.of()));
    }

    /** Returns the ids in a value: a list of members, or one. */
    static Set<String> ids(JsonNode value) {
        Set<String> ids = new HashSet<>();
        if (value.isArray()) {
            value.forEach(member -> ids.add(id(member)));
        } else {
            ids.add(id(value));
        }
        return ids;
    }

    private static String id(JsonNode member) {
        if (member.isTextual()) {
            return member.textValue();
        }
        return FilterMatch.child(member, ScimNames.VALUE)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .orElseThrow(() ->
                        ScimRefusal.invalidValue(
                                "A member is an object with the value of its id."));
    }
}
