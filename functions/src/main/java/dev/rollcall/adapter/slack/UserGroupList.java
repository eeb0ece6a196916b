package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.adapter.slack.call.UserGroupMethod;
import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.WorkspaceGroups;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The calls on workspaces' user groups ({@code usergroups.*}), whose only write is the whole list.
 */
final class UserGroupList {
    private static final Listing GROUPS = Listing.of(UserGroupMethod.LIST, "usergroups");

    /**
     * A group as the list shows it; members only where they were asked for.
     *
     * @param counted how many members Slack says it has; its pages show a number or text
     */
    record Group(String id, boolean disabled, List<String> members, OptionalLong counted) {
        Group {
            requireNonNull(id, "id is null");
            members = List.copyOf(members);
            requireNonNull(counted, "counted is null");
        }

        /** Returns whether as many members came as Slack says there are. */
        boolean whole() {
            return counted.isPresent() && counted.getAsLong() == members.size();
        }

        static WorkspaceGroups together(String workspaceId, List<Group> groups, Instant begun) {
            return new WorkspaceGroups(
                    workspaceId,
                    groups.stream()
                            .collect(Collectors.toMap(Group::id, Group::accounts, Group::bothOf)),
                    begun);
        }

        private Set<AccountId> accounts() {
            try {
                return members.stream().map(AccountId::new).collect(Collectors.toSet());
            } catch (IllegalArgumentException _) {
                throw new MalformedJson("A member of a user group is not an account's id");
            }
        }

        private static Set<AccountId> bothOf(Set<AccountId> some, Set<AccountId> others) {
            return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
        }

        private static Group read(JsonObject group) {
            boolean disabled = group.member("date_delete").map(d -> d.asLong(0) != 0).orElse(false);
            long counted = group.member("user_count").map(n -> n.asLong(-1)).orElse(-1L);
            return new Group(
                    group.text("id"),
                    disabled,
                    group.texts("users"),
                    counted < 0 ? OptionalLong.empty() : OptionalLong.of(counted));
        }

        /** Members that Slack keeps to itself must not pass for none. */
        private static Group readWithMembers(JsonObject group) {
            return read(group.having("users"));
        }
    }

    private final SlackCall slack;
    private final SlackPages pages;
    private final GroupReadings readings;

    /**
     * @param readings forget a workspace when one of its groups is disabled
     */
    UserGroupList(SlackCall slack, SlackPages pages, GroupReadings readings) {
        this.slack = requireNonNull(slack, "slack is null");
        this.pages = requireNonNull(pages, "pages is null");
        this.readings = requireNonNull(readings, "readings is null");
    }

    /**
     * Returns the workspace's enabled groups with their members. Slack counts those only where it
     * is asked to (docs.slack.dev/reference/methods/usergroups.list).
     */
    List<Group> enabledWithMembers(String workspaceId, Deadline deadline) {
        Arguments arguments =
                Arguments.of("team_id", workspaceId)
                        .and("include_users", "true")
                        .and("include_count", "true")
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
        return !shown(group)
                .orElseThrow(
                        () -> new PortFailure.Unavailable("usergroups.list: a group is not shown"))
                .disabled();
    }

    /** Returns the group with its members and its last edit; empty if it is not listed. */
    Optional<UserGroupShown> shown(Entitlement.UserGroup group) {
        Arguments arguments =
                Arguments.of("team_id", group.workspaceId())
                        .and("include_users", "true")
                        .and("include_count", "true")
                        .and("include_disabled", "true");
        return pages
                .read(GROUPS, arguments, Deadline.distant(), one -> shown(one, group.groupId()))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<UserGroupShown> shown(JsonObject one, String groupId) {
        return one.text("id").equals(groupId)
                ? Optional.of(UserGroupShown.read(one))
                : Optional.empty();
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
        SlackOutcome outcome = slack.call(UserGroupMethod.DISABLE, of(group), Deadline.distant());
        try {
            readings.forget(group.workspaceId());
        } catch (PortFailure _) {
            // The reading is a minute old at most, and whoever trusts it writes once too often.
        }
        return outcome;
    }

    private static Arguments of(Entitlement.UserGroup group) {
        return Arguments.of("usergroup", group.groupId()).and("team_id", group.workspaceId());
    }
}
