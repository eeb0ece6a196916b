package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A group as the list of groups shows it.
 *
 * @param people how many different people are in it by themselves
 * @param children the groups in it
 */
record ScimGroupRow(GroupId id, String name, int people, Set<GroupId> children) {
    ScimGroupRow {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        children = Set.copyOf(children);
    }

    /** Throws {@link MalformedJson} of a group that cannot be read. */
    static ScimGroupRow read(ScimSourceSettings settings, JsonObject json) {
        if (settings.emptyGroups() == ScimSourceSettings.EmptyGroups.SAY_SO) {
            json.having("members");
        }
        List<ScimMember> members = json.objects("members").stream().map(ScimMember::read).toList();
        return new ScimGroupRow(
                group(settings.source(), json.text("id")),
                json.text("displayName"),
                (int)
                        members.stream()
                                .filter(member -> !member.group())
                                .map(ScimMember::id)
                                .distinct()
                                .count(),
                members.stream()
                        .filter(ScimMember::group)
                        .map(member -> group(settings.source(), member.id()))
                        .collect(Collectors.toSet()));
    }

    static GroupId group(SourceId source, String id) {
        try {
            return new GroupId(source, id);
        } catch (IllegalArgumentException _) {
            throw new MalformedJson("a group's id is not one");
        }
    }
}
