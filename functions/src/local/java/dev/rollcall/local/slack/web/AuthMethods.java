package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackOrganisation.Workspace;
import dev.rollcall.local.slack.estate.SlackApp;
import dev.rollcall.local.slack.estate.SlackToken;

import java.util.List;

/** {@code auth.*}: whose token this is, where it may speak, and its end. */
final class AuthMethods {
    private static final Page.Limit TEAMS = new Page.Limit(100, 1000);

    private final SlackOrganisation slack;

    AuthMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    void addTo(Methods methods) {
        methods.add("auth.test", 5, Access.open(), this::test)
                .add("auth.revoke", 3, Access.open(), this::revoke)
                .add("auth.teams.list", 2, Access.open(), this::teams);
    }

    private ObjectNode test(WebCall call) {
        SlackToken token = call.token();
        Workspace home = token.workspace().map(new Lookup(slack)::team).orElseGet(this::whole);
        ObjectNode answer = Answer.ok();
        answer.put("url", TeamJson.url(home, slack.hasGrid()));
        answer.put("team", home.name());
        answer.put("user", slack.account(call.by()).map(SlackAccount::userName).orElse(call.by()));
        answer.put("team_id", home.id());
        answer.put("user_id", call.by());
        if (token.kind() == SlackToken.Kind.BOT) {
            answer.put("bot_id", "B0" + token.app());
        }
        answer.put("app_id", token.app());
        answer.put(
                "app_name",
                slack.estate().apps().app(token.app()).map(SlackApp::name).orElse(token.app()));
        if (slack.hasGrid()) {
            answer.put("enterprise_id", SlackOrganisation.ID);
        }
        answer.put("is_enterprise_install", slack.hasGrid() && call.ofOrganisation());
        return answer;
    }

    /** A token for the whole company is, where there is no organisation, its workspace's. */
    private Workspace whole() {
        return slack.hasGrid()
                ? new Workspace(SlackOrganisation.ID, "Acme", "")
                : slack.workspaces().getFirst();
    }

    private ObjectNode revoke(WebCall call) {
        boolean trial = call.arguments().flag("test");
        if (!trial) {
            slack.estate().tokens().revokeThose(t -> t.value().equals(call.token().value()));
        }
        return Answer.ok().put("revoked", !trial);
    }

    private ObjectNode teams(WebCall call) {
        List<Workspace> reached =
                slack.workspaces().stream().filter(w -> call.token().reaches(w.id())).toList();
        return Answer.page(
                "teams",
                Page.of(reached, call.arguments(), TEAMS),
                w -> Json.object().put("id", w.id()).put("name", w.name()));
    }
}
