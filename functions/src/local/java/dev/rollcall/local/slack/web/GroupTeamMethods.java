package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;

import java.util.List;

/** {@code admin.usergroups.…Teams}: the workspaces that hang on an IdP group. */
final class GroupTeamMethods {
    private static final int MOST_TEAMS = 100;

    private final SlackOrganisation slack;
    private final Lookup lookup;

    GroupTeamMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.lookup = new Lookup(slack);
    }

    void addTo(Methods methods) {
        Access writing = Access.admin("admin.teams:write").refusing("restricted_action");
        methods.add("admin.usergroups.addTeams", 2, writing, this::addTeams)
                .add("admin.usergroups.removeTeams", 2, writing, this::removeTeams);
    }

    /**
     * With auto-provision, the group's members become members of the workspaces, a little later.
     */
    private ObjectNode addTeams(WebCall call) {
        SlackGroup group = lookup.idpGroup(call, "usergroup_id", "usergroup_not_found");
        List<String> teams = teams(call);
        boolean required = call.arguments().flag("auto_provision");
        if (required) {
            List<String> unfit = teams.stream().filter(team -> fails(group, team)).toList();
            if (!unfit.isEmpty()) {
                throw new Refusal("auto_provision_failure").with("errors", Json.texts(unfit));
            }
        }
        for (String team : teams) {
            slack.estate().links().linkTeam(group.id(), team, required);
            log(team, "usergroup_add_to_team_enqueued", call, group);
        }
        slack.aftermath()
                .later(() -> {
                    teams.forEach(team -> log(team, "usergroup_added_to_team", call, group));
                    members(group).forEach(m -> slack.aftermath().follow(group.id(), m));
                });
        return Answer.ok();
    }

    /** Nobody can be provisioned in a workspace whose primary owner is gone. */
    private boolean fails(SlackGroup group, String team) {
        return !group.members().isEmpty()
                && slack.account(lookup.team(team).primaryOwner())
                        .filter(owner -> !slack.active(owner))
                        .isPresent();
    }

    /** Ending a link takes the group's members out, but for those whom another group keeps in. */
    private ObjectNode removeTeams(WebCall call) {
        SlackGroup group = lookup.idpGroup(call, "usergroup_id", "usergroup_not_found");
        List<String> teams = teams(call);
        List<String> linked =
                teams.stream()
                        .filter(team -> slack.estate().links().unlinkTeam(group.id(), team))
                        .toList();
        linked.forEach(team -> log(team, "usergroup_remove_from_team_enqueued", call, group));
        slack.aftermath().later(() -> linked.forEach(team -> leave(call, group, team)));
        return Answer.ok();
    }

    private void leave(WebCall call, SlackGroup group, String team) {
        log(team, "usergroup_removed_from_team", call, group);
        for (String member : members(group)) {
            boolean kept =
                    slack.estate().links().requiring(team).stream()
                            .flatMap(id -> slack.group(SlackGroup.Kind.IDP_GROUP, id).stream())
                            .anyMatch(other -> other.members().contains(member));
            if (!kept) {
                slack.movements().leave(member, team, call.by());
            }
        }
    }

    private List<String> members(SlackGroup group) {
        return slack.group(SlackGroup.Kind.IDP_GROUP, group.id()).stream()
                .flatMap(now -> now.members().stream())
                .flatMap(id -> slack.account(id).stream())
                .map(SlackAccount::id)
                .toList();
    }

    private List<String> teams(WebCall call) {
        List<String> teams = call.arguments().list("team_ids");
        if (teams.isEmpty()) {
            throw new Refusal("no_team_ids_given");
        }
        if (teams.size() > MOST_TEAMS) {
            throw new Refusal("team_limit_exceeded");
        }
        if (teams.stream().anyMatch(team -> lookup.found(team).isEmpty())) {
            throw new Refusal("invalid_team_ids");
        }
        return teams;
    }

    private void log(String team, String action, WebCall call, SlackGroup group) {
        slack.audit().appendIn(team, action, call.by(), AuditEntity.usergroup(group.id()));
    }
}
