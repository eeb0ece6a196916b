package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackOrganisation.Workspace;

import java.util.List;
import java.util.TreeSet;

/** {@code admin.teams.*}: the workspaces, and who runs them. */
final class AdminTeamMethods {
    private static final Page.Limit TEAMS = new Page.Limit(100, 1000);

    private final SlackOrganisation slack;
    private final Lookup lookup;

    AdminTeamMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.lookup = new Lookup(slack);
    }

    void addTo(Methods methods) {
        Access reading = Access.admin("admin.teams:read");
        methods.add("admin.teams.list", 3, reading, this::list)
                .add("admin.teams.admins.list", 3, reading, this::admins)
                .add("admin.teams.owners.list", 3, reading, this::owners);
    }

    private ObjectNode list(WebCall call) {
        return Answer.page(
                "teams",
                Page.of(slack.workspaces(), call.arguments(), TEAMS),
                team -> TeamJson.listed(team, email(team)));
    }

    private String email(Workspace team) {
        return slack.account(team.primaryOwner()).map(SlackAccount::email).orElse("");
    }

    private ObjectNode owners(WebCall call) {
        Workspace team = lookup.team(call, "team_id");
        List<String> owners = List.copyOf(slack.ownersOf(team.id()));
        return Answer.ids("owner_ids", Page.of(owners, call.arguments(), TEAMS));
    }

    /** The organisation's admins administer the workspaces they are in. */
    private ObjectNode admins(WebCall call) {
        Workspace team = lookup.team(call, "team_id");
        TreeSet<String> admins = new TreeSet<>(slack.estate().ranks().admins(team.id()));
        slack.accounts().stream()
                .filter(a -> a.rank() == SlackAccount.Rank.ADMIN)
                .filter(a -> a.workspaces().contains(team.id()))
                .map(SlackAccount::id)
                .forEach(admins::add);
        return Answer.ids("admin_ids", Page.of(List.copyOf(admins), call.arguments(), TEAMS));
    }
}
