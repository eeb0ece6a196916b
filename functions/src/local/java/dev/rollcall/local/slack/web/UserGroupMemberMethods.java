package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.Forbidden;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code usergroups.users.*}: the members of a user group. The list is replaced as a whole: the
 * last one to write wins, whatever was read before.
 */
final class UserGroupMemberMethods {
    private static final int MOST_MEMBERS = 15_000;

    private final SlackOrganisation slack;
    private final Forbidden forbidden;
    private final UserGroupLookup lookup;

    UserGroupMemberMethods(SlackOrganisation slack, Forbidden forbidden) {
        this.slack = requireNonNull(slack, "slack is null");
        this.forbidden = requireNonNull(forbidden, "forbidden is null");
        this.lookup = new UserGroupLookup(slack);
    }

    void addTo(Methods methods) {
        methods.add("usergroups.users.list", 2, Access.either("usergroups:read"), this::list)
                .add("usergroups.users.update", 2, Access.either("usergroups:write"), this::update);
    }

    private ObjectNode list(WebCall call) {
        SlackGroup group = lookup.group(call);
        ObjectNode answer = Answer.ok();
        answer.set("users", Json.texts(group.members()));
        return answer;
    }

    private ObjectNode update(WebCall call) {
        SlackGroup group = lookup.group(call);
        List<String> users = call.arguments().list("users");
        if (users.isEmpty()) {
            forbidden.record("usergroups.users.update with an empty list");
            throw new Refusal("no_users_provided");
        }
        lookup.checkEditor(call);
        check(users, group);
        Set<String> before = group.members();
        slack.change(SlackGroup.Kind.USER_GROUP, group.id(), g -> g.withMembers(users, call.by()));
        slack.estate()
                .userGroups()
                .change(group.id(), group.name(), fact -> fact.updated(slack.now()));
        log(call, group, before, users);
        join(call, group, before, users);
        ObjectNode answer = Answer.ok();
        answer.set(
                "usergroup",
                new UserGroupJson(slack)
                        .of(
                                slack.group(SlackGroup.Kind.USER_GROUP, group.id()).orElseThrow(),
                                true,
                                call.arguments().flag("include_count")));
        return answer;
    }

    /** One name that does not fit, and nothing is done. */
    private void check(List<String> users, SlackGroup group) {
        if (users.size() > MOST_MEMBERS) {
            throw new Refusal("subteam_max_users_exceeded");
        }
        for (String user : users) {
            Optional<SlackAccount> account = slack.account(user);
            if (account.isEmpty()
                    || account.get().bot()
                    || account.get().guest()
                    || account.get().deactivatedFrom().isPresent()) {
                throw new Refusal("invalid_users");
            }
            if (!account.get().workspaces().contains(group.workspaceId())) {
                throw new Refusal("failed_for_some_users");
            }
        }
    }

    private void log(WebCall call, SlackGroup group, Set<String> before, List<String> after) {
        Set<String> left = new TreeSet<>(before);
        after.forEach(left::remove);
        after.stream()
                .filter(user -> !before.contains(user))
                .distinct()
                .forEach(user -> log(call, group, "user_added_to_usergroup", user));
        left.forEach(user -> log(call, group, "user_removed_from_usergroup", user));
    }

    private void log(WebCall call, SlackGroup group, String action, String user) {
        slack.audit()
                .append(
                        slack.now(),
                        action,
                        call.by(),
                        AuditEntity.usergroup(group.id()),
                        group.workspaceId(),
                        Json.object().put("user", user));
    }

    /** Who is new joins the group's channels; who leaves the group stays in them. */
    private void join(WebCall call, SlackGroup group, Set<String> before, List<String> after) {
        List<String> channels = slack.estate().userGroups().of(group.id(), group.name()).channels();
        after.stream()
                .filter(user -> !before.contains(user))
                .forEach(
                        user -> channels.forEach(c -> slack.movements().enter(user, c, call.by())));
    }
}
