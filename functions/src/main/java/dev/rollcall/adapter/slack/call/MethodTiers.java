package dev.rollcall.adapter.slack.call;

import dev.rollcall.domain.budget.Tier;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The Web API methods' tiers, from their pages (docs.slack.dev/reference/methods). A method that is
 * not listed is taken for tier 2, which most of {@code admin.*} has. What Slack calls special, it
 * allows hundreds of times a minute; we take tier 4.
 */
final class MethodTiers {
    private static final Map<Tier, Set<String>> TABLE =
            Map.of(
                    Tier.ONE,
                    Set.of(
                            "admin.apps.uninstall",
                            "admin.conversations.restrictAccess.removeGroup",
                            "admin.usergroups.addChannels",
                            "admin.usergroups.create",
                            "admin.usergroups.fetch",
                            "admin.usergroups.update",
                            "apps.uninstall"),
                    Tier.TWO,
                    Set.of(
                            "admin.users.session.list",
                            "admin.users.session.reset",
                            "admin.users.session.resetBulk",
                            "usergroups.disable",
                            "usergroups.list",
                            "usergroups.users.list",
                            "usergroups.users.update"),
                    Tier.THREE,
                    Set.of(
                            "admin.apps.activities.list",
                            "admin.apps.permissions.list",
                            "admin.conversations.getTeams",
                            "admin.roles.listAssignments",
                            "admin.teams.admins.list",
                            "admin.teams.list",
                            "admin.teams.owners.list",
                            "auth.revoke",
                            "conversations.kick",
                            "users.conversations",
                            "users.lookupByEmail"),
                    Tier.FOUR,
                    Set.of(
                            "admin.auth.policy.getEntities",
                            "admin.auth.policy.removeEntities",
                            "admin.users.getExpiration",
                            "admin.users.list",
                            "admin.users.session.clearSettings",
                            "admin.users.session.getSettings",
                            "admin.users.session.setSettings",
                            "auth.test",
                            "conversations.members",
                            "users.info"));

    private static final Map<String, Tier> TIERS = byMethod();

    private MethodTiers() {}

    static Tier of(String method) {
        return TIERS.getOrDefault(method, Tier.TWO);
    }

    private static Map<String, Tier> byMethod() {
        Map<String, Tier> tiers = new HashMap<>();
        TABLE.forEach((tier, methods) -> methods.forEach(method -> tiers.put(method, tier)));
        return Map.copyOf(tiers);
    }
}
