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
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import java.util.List;
import java.util.Optional;

/**
 * The calls on workspaces' user groups ({@code usergroups.*}), whose only write is the whole list.
 */
final class UserGroupList {
    private static final Listing GROUPS = Listing.of(UserGroupMethod.LIST, "usergroups");

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
    List<UserGroupShown> enabledWithMembers(String workspaceId, Deadline deadline) {
        Arguments arguments =
                Arguments.of("team_id", workspaceId)
                        .and("include_users", "true")
                        .and("include_count", "true")
                        .and("include_disabled", "false");
        return pages.read(GROUPS, arguments, deadline, UserGroupShown::read).stream()
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
