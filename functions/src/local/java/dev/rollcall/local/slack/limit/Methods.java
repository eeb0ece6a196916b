package dev.rollcall.local.slack.limit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often each method of the Web API may be called in a minute by one app, from the methods'
 * pages (docs.slack.dev/reference/methods). This is a table of its own on purpose: a mistake in the
 * product's shows here.
 */
public final class Methods {
    private static final List<String> ONCE =
            List.of(
                    "admin.apps.uninstall",
                    "admin.conversations.restrictAccess.removeGroup",
                    "admin.usergroups.addChannels",
                    "admin.usergroups.create",
                    "admin.usergroups.fetch",
                    "admin.usergroups.update",
                    "apps.uninstall");
    private static final List<String> TWENTY =
            List.of(
                    "admin.apps.approve",
                    "admin.apps.approved.list",
                    "admin.apps.clearResolution",
                    "admin.apps.permissions.remove",
                    "admin.apps.requests.list",
                    "admin.apps.restrict",
                    "admin.apps.restricted.list",
                    "admin.conversations.bulkArchive",
                    "admin.conversations.disconnectShared",
                    "admin.conversations.invite",
                    "admin.conversations.lookup",
                    "admin.conversations.restrictAccess.addGroup",
                    "admin.conversations.restrictAccess.listGroups",
                    "admin.conversations.search",
                    "admin.roles.addAssignments",
                    "admin.roles.removeAssignments",
                    "admin.usergroups.addTeams",
                    "admin.usergroups.addUsers",
                    "admin.usergroups.listChannels",
                    "admin.usergroups.removeChannels",
                    "admin.usergroups.removeTeams",
                    "admin.usergroups.removeUsers",
                    "admin.usergroups.uploadUsers",
                    "admin.users.assign",
                    "admin.users.invite",
                    "admin.users.remove",
                    "admin.users.session.invalidate",
                    "admin.users.session.list",
                    "admin.users.session.reset",
                    "admin.users.session.resetBulk",
                    "admin.users.setAdmin",
                    "admin.users.setExpiration",
                    "admin.users.setOwner",
                    "admin.users.setRegular",
                    "admin.workflows.collaborators.add",
                    "admin.workflows.collaborators.remove",
                    "admin.workflows.search",
                    "admin.workflows.unpublish",
                    "team.billableInfo",
                    "team.integrationLogs",
                    "usergroups.create",
                    "usergroups.disable",
                    "usergroups.enable",
                    "usergroups.list",
                    "usergroups.update",
                    "usergroups.users.list",
                    "usergroups.users.update",
                    "users.list");
    private static final List<String> FIFTY =
            List.of(
                    "admin.apps.activities.list",
                    "admin.apps.permissions.list",
                    "admin.conversations.getTeams",
                    "admin.roles.listAssignments",
                    "admin.teams.admins.list",
                    "admin.teams.list",
                    "admin.teams.owners.list",
                    "auth.revoke",
                    "conversations.invite",
                    "conversations.kick",
                    "users.conversations",
                    "users.lookupByEmail");
    private static final List<String> HUNDRED =
            List.of(
                    "admin.auth.policy.getEntities",
                    "admin.auth.policy.removeEntities",
                    "admin.users.getExpiration",
                    "admin.users.list",
                    "admin.users.session.clearSettings",
                    "admin.users.session.getSettings",
                    "admin.users.session.setSettings",
                    "conversations.members",
                    "users.info");

    /** "Special": hundreds. */
    private static final List<String> HUNDREDS = List.of("auth.test");

    private static final Map<String, Integer> PER_MINUTE =
            Stream.of(
                            of(ONCE, 1),
                            of(TWENTY, 20),
                            of(FIFTY, 50),
                            of(HUNDRED, 100),
                            of(HUNDREDS, 300))
                    .flatMap(all -> all.entrySet().stream())
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Methods() {}

    /** Returns how often the method may be called in a minute; empty if it has no known page. */
    public static Optional<Integer> perMinute(String method) {
        return Optional.ofNullable(PER_MINUTE.get(method));
    }

    /** Returns every method of the table. */
    public static List<String> all() {
        return PER_MINUTE.keySet().stream().sorted().toList();
    }

    private static Map<String, Integer> of(List<String> methods, int perMinute) {
        return methods.stream().collect(Collectors.toMap(method -> method, _ -> perMinute));
    }
}
