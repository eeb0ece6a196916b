package dev.rollcall.adapter.slack.fault;

import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is true in simulated Slack at one time: who is active, signed in, a member of what, and what
 * hangs on what. A key names what it is about.
 */
record Snapshot(Map<String, String> facts) {

    static Snapshot of(Company company) {
        SlackOrganisation slack = company.organisation();
        Map<String, String> facts = new TreeMap<>();
        slack.accounts().forEach(account -> put(company, account, facts));
        for (SlackGroup.Kind kind : SlackGroup.Kind.values()) {
            slack.groups(kind).forEach(group -> put(slack, group, facts));
        }
        slack.estate()
                .roles()
                .all()
                .forEach(role ->
                        facts.put(
                                "role/" + role.role() + "/" + role.entity() + "/" + role.user(),
                                ""));
        slack.estate()
                .workflows()
                .all()
                .forEach(workflow -> {
                    facts.put("published/" + workflow.id(), "" + workflow.published());
                    workflow.collaborators()
                            .forEach(by -> facts.put("manager/" + workflow.id() + "/" + by, ""));
                });
        return new Snapshot(facts);
    }

    /** Returns what differs from before, but for what the patterns allow. */
    Set<String> changedSince(Snapshot before, String... allowed) {
        Set<String> keys = new TreeSet<>(facts.keySet());
        keys.addAll(before.facts.keySet());
        keys.removeIf(
                key -> facts.getOrDefault(key, "-").equals(before.facts.getOrDefault(key, "-")));
        for (String pattern : allowed) {
            keys.removeIf(key -> Pattern.compile(pattern).matcher(key).find());
        }
        return keys;
    }

    private static void put(Company company, SlackAccount account, Map<String, String> facts) {
        String id = "/" + account.id();
        facts.put("active" + id, "" + company.organisation().active(account));
        facts.put("guest" + id, "" + account.guest());
        facts.put("told" + id, account.userName() + account.email() + account.profile());
        facts.put(
                "sessions" + id,
                "" + company.organisation().estate().sessions().count(account.id()));
        account.workspaces().forEach(team -> facts.put("workspace/" + team + id, ""));
    }

    private static void put(SlackOrganisation slack, SlackGroup group, Map<String, String> facts) {
        String id = group.id();
        facts.put("name/" + id, group.name());
        facts.put("disabled/" + id, "" + group.disabled());
        group.members().forEach(member -> facts.put("member/" + id + "/" + member, ""));
        slack.estate()
                .links()
                .teamsOf(id)
                .forEach(team -> facts.put("team/" + id + "/" + team, ""));
        slack.estate()
                .links()
                .channelsOf(id)
                .forEach(channel -> facts.put("link/" + id + "/" + channel, ""));
        slack.estate()
                .channels()
                .allowList(id)
                .forEach(reserved -> facts.put("list/" + id + "/" + reserved, ""));
    }
}
