package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * {@code admin.usergroups.…Users}: people into groups of the organisation and out of them, one by
 * one and without the rest of the list.
 */
final class GroupDeltaMethods {
    private static final int MOST_USERS = 15_000;

    private final SlackOrganisation slack;
    private final OrganisationGroups groups;

    GroupDeltaMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.groups = new OrganisationGroups(slack);
    }

    void addTo(Methods methods) {
        Access writing = Access.admin("admin.usergroups:write");
        methods.add("admin.usergroups.addUsers", 2, writing, this::addUsers)
                .add("admin.usergroups.removeUsers", 2, writing, this::removeUsers)
                .add("admin.usergroups.uploadUsers", 2, writing, this::uploadUsers);
    }

    private ObjectNode addUsers(WebCall call) {
        SlackGroup group = group(call);
        return add(call, group, call.arguments().list("users", MOST_USERS));
    }

    /** Guests and whoever is deactivated are left out, and the rest is added. */
    private ObjectNode add(WebCall call, SlackGroup group, List<String> users) {
        checkKnown(users);
        ObjectNode answer = Answer.ok();
        ArrayNode refused = Json.array();
        Set<String> members = new TreeSet<>(group.members());
        for (String user : users) {
            String reason = reason(slack.account(user).orElseThrow());
            if (!reason.isEmpty()) {
                refused.addObject().put("user_id", user).put("reason", reason);
            } else if (members.add(user)) {
                log(call, group, "user_added_to_usergroup", user);
            }
        }
        put(call, group, members);
        if (!refused.isEmpty()) {
            answer.set("invalid_users", refused);
        }
        return answer;
    }

    private static String reason(SlackAccount account) {
        if (account.guest()) {
            return "guest_user";
        }
        if (account.bot()) {
            return "bot_user";
        }
        return account.deactivatedFrom().isPresent() ? "deactivated_user" : "";
    }

    /** Who is no member is no error. */
    private ObjectNode removeUsers(WebCall call) {
        SlackGroup group = group(call);
        List<String> users = call.arguments().list("users", MOST_USERS);
        checkKnown(users);
        Set<String> members = new TreeSet<>(group.members());
        for (String user : users) {
            if (members.remove(user)) {
                log(call, group, "user_removed_from_usergroup", user);
            }
        }
        put(call, group, members);
        return Answer.ok();
    }

    /** The file has a line a person: the id, a comma, the address. */
    private ObjectNode uploadUsers(WebCall call) {
        SlackGroup group = group(call);
        List<String> users =
                Stream.of(call.arguments().required("file").split("\\R", -1))
                        .map(line -> line.split(",", -1)[0].strip())
                        .filter(id -> id.matches("[UW][A-Z0-9]+"))
                        .toList();
        slack.audit()
                .append(
                        "user_bulk_upload_to_usergroup_started",
                        call.by(),
                        AuditEntity.usergroup(group.id()));
        return add(call, group, users);
    }

    private SlackGroup group(WebCall call) {
        groups.checkOffered();
        SlackGroup group = groups.find(call);
        groups.checkNotOfIdp(group);
        return group;
    }

    private void checkKnown(List<String> users) {
        if (users.stream().anyMatch(user -> slack.account(user).isEmpty())) {
            throw new Refusal("user_not_found");
        }
    }

    private void put(WebCall call, SlackGroup group, Set<String> members) {
        slack.change(group.kind(), group.id(), g -> g.withMembers(members, call.by()));
        slack.estate()
                .userGroups()
                .change(group.id(), group.name(), fact -> fact.updated(slack.now()));
    }

    private void log(WebCall call, SlackGroup group, String action, String user) {
        slack.audit()
                .append(
                        action,
                        call.by(),
                        AuditEntity.usergroup(group.id()),
                        Json.object().put("user", user));
    }
}
