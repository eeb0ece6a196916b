package dev.rollcall.adapter.slack.call;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.platform.json.JsonObject;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ids for which an answer says that it was not done. Each family of methods has a member of its
 * own for them: lists of ids, lists of objects with an id, or an object whose names are ids (pages
 * of {@code admin.roles.addAssignments}, {@code admin.conversations.invite}, {@code
 * admin.usergroups.addTeams}, {@code addChannels} and {@code addUsers}, {@code
 * admin.workflows.collaborators.add}).
 */
final class Rejected {
    private static final List<String> IN_A_NO =
            List.of(
                    "rejected_users",
                    "rejected_entities",
                    "failed_user_ids",
                    "errors",
                    "invalid_channels",
                    "channel_limit_user_ids",
                    "invalid_users");

    /** Slack may say yes and still name people whom it left out. */
    private static final List<String> IN_A_YES = List.of("invalid_users");

    /** Where an object of such a list has its id. */
    private static final List<String> IDS = List.of("id", "user_id", "user");

    private static final Pattern ID = Pattern.compile("[A-Z][A-Za-z0-9]{1,63}");

    private Rejected() {}

    /** Returns the ids in the order of the answer; texts that are no ids are left out. */
    static SequencedSet<String> byNo(JsonObject body) {
        return in(body, IN_A_NO);
    }

    static SequencedSet<String> byYes(JsonObject body) {
        return in(body, IN_A_YES);
    }

    private static SequencedSet<String> in(JsonObject body, List<String> members) {
        SequencedSet<String> ids = new LinkedHashSet<>();
        members.stream()
                .flatMap(name -> body.member(name).stream())
                .flatMap(Rejected::ids)
                .filter(text -> ID.matcher(text).matches())
                .forEach(ids::add);
        return ids;
    }

    private static Stream<String> ids(JsonNode member) {
        return member.isObject()
                ? member.propertyStream().map(Map.Entry::getKey)
                : member.valueStream().flatMap(Rejected::id);
    }

    private static Stream<String> id(JsonNode element) {
        return element.isObject()
                ? IDS.stream().map(name -> element.path(name).asText(""))
                : Stream.of(element.asText(""));
    }
}
