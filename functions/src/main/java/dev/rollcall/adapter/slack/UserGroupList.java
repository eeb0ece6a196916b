package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.adapter.slack.call.UserGroupMethod;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import java.util.List;
import java.util.Optional;

/**
 * The calls on workspaces' user groups ({@code usergroups.*}), whose only write is the whole list.
 */
final class UserGroupList {
    private static final Listing GROUPS = Listing.of(UserGroupMethod.LIST, "usergroups");

    /** A group as the list shows it; members only where they were asked for. */
    record Group(String id, boolean disabled, List<String> members) {
        Group {
            requireNonNull(id, "id is null");
            members = List.copyOf(members);
        }

        private static Group read(JsonObject group) {
            boolean disabled = group.member("date_delete").map(d -> d.asLong(0) != 0).orElse(false);
            return new Group(group.text("id"), disabled, group.texts("users"));
        }

        /** Members that Slack keeps to itself must not pass for none. */
        private static Group readWithMembers(JsonObject group) {
            return read(group.having("users"));
        }
    }

    private final SlackCall slack;
    private final SlackPages pages;

    /**
     * What the list tells of one group beside its members.
     *
     * @param users how many are in it; empty if the list does not say
     */
    record Shown(boolean enabled, Optional<Integer> users) {
        Shown {
            requireNonNull(users, "users is null");
        }

        /** Slack's own examples have the number as a text now and then. */
        private static Shown read(JsonObject group) {
            return new Shown(
                    !Group.read(group).disabled(),
                    group.member("user_count").map(count -> count.asInt(0)));
        }

        /** Returns whether so many members may be all there are. */
        boolean mayBeAll(int members) {
            return users.filter(promised -> promised > members).isEmpty();
        }
    }

    /** A group's id, and what is told of it. */
    private record Row(String id, Shown shown) {
        static Row read(JsonObject group) {
            return new Row(group.text("id"), Shown.read(group));
        }
    }

    UserGroupList(SlackCall slack, SlackPages pages) {
        this.slack = requireNonNull(slack, "slack is null");
        this.pages = requireNonNull(pages, "pages is null");
    }

    /** Returns the workspace's enabled groups with their members. */
    List<Group> enabledWithMembers(String workspaceId, Deadline deadline) {
        Arguments arguments =
                Arguments.of("team_id", workspaceId)
                        .and("include_users", "true")
                        .and("include_disabled", "false");
        return pages.read(GROUPS, arguments, deadline, Group::readWithMembers).stream()
                .filter(group -> !group.disabled())
                .toList();
    }

    /**
     * Returns the group's members, also those of a disabled one; empty if there is no such group.
     */
    Optional<List<AccountId>> members(Entitlement.UserGroup group) {
        return slack.call(
                        UserGroupMethod.MEMBERS,
                        of(group).and("include_disabled", "true"),
                        Deadline.distant())
                .read("usergroups.users.list", body -> Ids.accounts(body, "users"));
    }

    /**
     * Returns whether a group that exists is enabled.
     *
     * @throws PortFailure also where the list does not show it
     */
    boolean enabled(Entitlement.UserGroup group) {
        return existing(group).enabled();
    }

    /**
     * Returns what the workspace's list tells of a group that exists.
     *
     * @throws PortFailure also where the list does not show it: that is not disabled
     */
    Shown existing(Entitlement.UserGroup group) {
        return shown(group)
                .orElseThrow(
                        () -> new PortFailure.Unavailable("usergroups.list: a group is not shown"));
    }

    /** Returns what the workspace's list tells of the group; empty if it does not show it. */
    Optional<Shown> shown(Entitlement.UserGroup group) {
        Arguments arguments =
                Arguments.of("team_id", group.workspaceId())
                        .and("include_disabled", "true")
                        .and("include_count", "true");
        return pages.read(GROUPS, arguments, Deadline.distant(), Row::read).stream()
                .filter(row -> row.id().equals(group.groupId()))
                .map(Row::shown)
                .findFirst();
    }

    /** Replaces the list. Slack refuses an empty one, so whoever asks for it has made a mistake. */
    SlackOutcome replace(Entitlement.UserGroup group, List<AccountId> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException(
                    "A user group cannot be emptied; disable it instead");
        }
        String users = String.join(",", members.stream().map(AccountId::value).toList());
        return slack.call(
                UserGroupMethod.UPDATE, of(group).and("users", users), Deadline.distant());
    }

    SlackOutcome enable(Entitlement.UserGroup group) {
        return slack.call(UserGroupMethod.ENABLE, of(group), Deadline.distant());
    }

    SlackOutcome disable(Entitlement.UserGroup group) {
        return slack.call(UserGroupMethod.DISABLE, of(group), Deadline.distant());
    }

    private static Arguments of(Entitlement.UserGroup group) {
        return Arguments.of("usergroup", group.groupId()).and("team_id", group.workspaceId());
    }
}
