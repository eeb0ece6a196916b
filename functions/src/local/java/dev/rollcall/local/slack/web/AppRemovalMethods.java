package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.estate.AppPermission;
import dev.rollcall.local.slack.estate.Installation;
import dev.rollcall.local.slack.estate.SlackApp;

import java.util.List;
import java.util.Optional;

/**
 * {@code admin.apps.*} that take something away: an app from everybody, or somebody from an app.
 */
final class AppRemovalMethods {
    private static final int MOST_TEAMS = 100;
    private static final int MOST_PEOPLE = 50;

    private final SlackOrganisation slack;
    private final Lookup lookup;

    AppRemovalMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.lookup = new Lookup(slack);
    }

    void addTo(Methods methods) {
        Access writing = Access.admin("admin.apps:write");
        methods.add(
                        "admin.apps.uninstall",
                        1,
                        writing.refusing("permission_denied"),
                        this::uninstall)
                .add(
                        "admin.apps.permissions.list",
                        3,
                        Access.admin("admin.apps:read")
                                .refusing("restricted_action")
                                .withoutGrid("not_an_enterprise"),
                        this::permissions)
                .add(
                        "admin.apps.permissions.remove",
                        2,
                        writing.refusing("access_denied").withoutGrid("not_an_enterprise"),
                        this::removePermissions);
    }

    /** The whole app goes, with every token that it has there, whoever installed it. */
    private ObjectNode uninstall(WebCall call) {
        SlackApp app = app(call);
        List<String> teams = call.arguments().list("team_ids");
        Optional<String> enterprise = call.arguments().text("enterprise_id");
        if (teams.isEmpty() == enterprise.isEmpty()) {
            throw new Refusal("specify_enterprise_or_teams");
        }
        if (teams.size() > MOST_TEAMS) {
            throw new Refusal("too_many_teams");
        }
        if (enterprise.filter(id -> !id.equals(SlackOrganisation.ID)).isPresent()) {
            throw new Refusal("enterprise_not_found");
        }
        if (teams.stream().anyMatch(team -> lookup.found(team).isEmpty())) {
            throw new Refusal("teams_not_found");
        }
        if (app.id().equals(call.token().app())) {
            throw new Refusal("can_not_uninstall");
        }
        List<Installation> here =
                slack.estate().apps().installations().stream()
                        .filter(i -> i.app().equals(app.id()))
                        .toList();
        if (!teams.isEmpty() && here.stream().anyMatch(i -> i.workspace().isEmpty())) {
            throw new Refusal("must_revoke_access");
        }
        here.stream()
                .filter(i -> teams.isEmpty() || teams.contains(i.workspace().orElse("")))
                .forEach(i -> end(call, i));
        return Answer.ok();
    }

    private void end(WebCall call, Installation installation) {
        slack.estate().apps().uninstallThose(installation::equals);
        slack.estate()
                .tokens()
                .revokeThose(t ->
                        t.app().equals(installation.app())
                                && t.workspace().equals(installation.workspace()));
        slack.audit()
                .appendIn(
                        installation.workspace().orElse(SlackOrganisation.ID),
                        installation.workspace().isPresent()
                                ? "app_uninstalled"
                                : "org_app_uninstalled",
                        call.by(),
                        AuditEntity.app(installation.app()));
    }

    private ObjectNode permissions(WebCall call) {
        SlackApp app = app(call);
        Optional<AppPermission> permission = slack.estate().apps().permission(app.id());
        ObjectNode answer = Answer.ok();
        answer.put("permission_type", permission.isPresent() ? "named_entities" : "everyone");
        ArrayNode users = answer.putArray("user_ids");
        ArrayNode groups = answer.putArray("usergroup_ids");
        permission.ifPresent(p -> {
            p.users().forEach(users::add);
            p.userGroups().forEach(groups::add);
        });
        return answer;
    }

    /** The last of those named cannot be taken away so. */
    private ObjectNode removePermissions(WebCall call) {
        SlackApp app = app(call);
        AppPermission permission =
                slack.estate()
                        .apps()
                        .permission(app.id())
                        .orElseThrow(() -> new Refusal("invalid_permission_type"));
        List<String> users = call.arguments().list("user_ids");
        List<String> groups = call.arguments().list("usergroup_ids");
        if (users.size() + groups.size() > MOST_PEOPLE) {
            throw new Refusal("too_many_named_entities");
        }
        if (users.isEmpty() && groups.isEmpty()) {
            throw new Refusal("named_entities_cannot_be_empty");
        }
        if (users.stream().anyMatch(user -> slack.account(user).isEmpty())) {
            throw new Refusal("user_not_found");
        }
        AppPermission left = permission.without(users, groups);
        if (left.users().isEmpty() && left.userGroups().isEmpty()) {
            throw new Refusal("named_entities_cannot_be_empty");
        }
        slack.estate().apps().permit(left);
        return Answer.ok();
    }

    private SlackApp app(WebCall call) {
        return slack.estate()
                .apps()
                .app(call.arguments().required("app_id"))
                .orElseThrow(() -> new Refusal("app_not_found"));
    }
}
