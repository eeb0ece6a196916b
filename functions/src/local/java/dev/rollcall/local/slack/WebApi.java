package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /api/<method>}: always HTTP 200, with {@code ok} and an error code. */
final class WebApi {
    private static final int MOST_IN_BULK = 1_000;

    private final SlackOrganisation slack;
    private final Forbidden forbidden;

    WebApi(SlackOrganisation slack, Forbidden forbidden) {
        this.slack = requireNonNull(slack, "slack is null");
        this.forbidden = requireNonNull(forbidden, "forbidden is null");
    }

    /** Answers a method for the account that installed the token. */
    Reply answer(String method, Request request, String installer) {
        Map<String, String> arguments = request.arguments();
        ObjectNode answer =
                switch (method) {
                    case "auth.test" -> authTest(installer);
                    case "users.info" -> usersInfo(arguments);
                    case "users.conversations" -> conversations(arguments);
                    case "admin.teams.list" -> teams();
                    case "admin.users.session.list" -> sessions(arguments);
                    case "admin.users.session.reset" -> reset(arguments);
                    case "admin.users.session.resetBulk" -> resetBulk(arguments);
                    case "admin.teams.owners.list" -> owners(arguments);
                    case "admin.users.assign" -> assign(arguments);
                    case "usergroups.list" -> userGroups(arguments);
                    case "usergroups.users.list" -> members(arguments);
                    case "usergroups.users.update" -> update(arguments, installer);
                    case "usergroups.disable" -> disable(arguments, true, installer);
                    case "usergroups.enable" -> disable(arguments, false, installer);
                    default -> error("unknown_method");
                };
        return Reply.json(200, answer);
    }

    private ObjectNode authTest(String installer) {
        return ok().put("user_id", installer)
                .put("team_id", SlackOrganisation.ID)
                .put("enterprise_id", SlackOrganisation.ID)
                .put("is_enterprise_install", true);
    }

    private ObjectNode usersInfo(Map<String, String> arguments) {
        Optional<SlackAccount> found = account(arguments, "user");
        if (found.isEmpty()) {
            return error("user_not_found");
        }
        SlackAccount account = found.get();
        ObjectNode answer = ok();
        ObjectNode user = answer.putObject("user");
        user.put("id", account.id());
        user.put("deleted", !slack.active(account));
        user.put("is_bot", account.bot());
        ranks(user, account);
        ObjectNode inOrganisation = user.putObject("enterprise_user");
        inOrganisation.put("id", account.id());
        inOrganisation.put("enterprise_id", SlackOrganisation.ID);
        ranks(inOrganisation, account);
        inOrganisation.set("teams", Json.texts(account.workspaces()));
        return answer;
    }

    private static void ranks(ObjectNode user, SlackAccount account) {
        SlackAccount.Rank rank = account.rank();
        user.put("is_admin", rank.compareTo(SlackAccount.Rank.ADMIN) >= 0);
        user.put("is_owner", rank.compareTo(SlackAccount.Rank.OWNER) >= 0);
        user.put("is_primary_owner", rank == SlackAccount.Rank.PRIMARY_OWNER);
        user.put("is_restricted", account.guest());
        user.put("is_ultra_restricted", false);
    }

    private ObjectNode conversations(Map<String, String> arguments) {
        ObjectNode answer = ok();
        ArrayNode channels = answer.putArray("channels");
        slack.groupsOf(SlackGroup.Kind.CHANNEL, arguments.getOrDefault("user", "")).stream()
                .filter(c -> c.workspaceId().equals(arguments.getOrDefault("team_id", "")))
                .forEach(c -> channels.addObject().put("id", c.id()).put("name", c.name()));
        answer.putObject("response_metadata").put("next_cursor", "");
        return answer;
    }

    private ObjectNode teams() {
        ObjectNode answer = ok();
        ArrayNode teams = answer.putArray("teams");
        for (SlackOrganisation.Workspace workspace : slack.workspaces()) {
            ObjectNode team = teams.addObject();
            team.put("id", workspace.id()).put("name", workspace.name());
            team.putObject("primary_owner").put("user_id", workspace.primaryOwner());
        }
        answer.putObject("response_metadata").put("next_cursor", "");
        return answer;
    }

    private ObjectNode owners(Map<String, String> arguments) {
        ObjectNode answer = ok();
        answer.set("owner_ids", Json.texts(slack.ownersOf(arguments.getOrDefault("team_id", ""))));
        answer.putObject("response_metadata").put("next_cursor", "");
        return answer;
    }

    private ObjectNode sessions(Map<String, String> arguments) {
        Optional<SlackAccount> account = account(arguments, "user_id");
        if (account.isEmpty()) {
            return error("user_not_found");
        }
        if (!arguments.containsKey("team_id")) {
            return error("missing_team");
        }
        if (account.get().sessions() == 0) {
            return error("no_active_sessions");
        }
        ObjectNode answer = ok();
        ArrayNode sessions = answer.putArray("active_sessions");
        for (int number = 1; number <= account.get().sessions(); number++) {
            sessions.addObject()
                    .put("user_id", account.get().id())
                    .put("team_id", SlackOrganisation.ID)
                    .put("session_id", number);
        }
        answer.putObject("response_metadata").put("next_cursor", "");
        return answer;
    }

    private ObjectNode reset(Map<String, String> arguments) {
        Optional<SlackAccount> account = account(arguments, "user_id");
        if (account.isEmpty()) {
            return error("user_not_found");
        }
        if (account.get().bot()) {
            return error("cannot_reset_bot");
        }
        if (account.get().rank() == SlackAccount.Rank.PRIMARY_OWNER) {
            return error("cannot_reset_primary_owner");
        }
        slack.signOut(account.get().id());
        return ok();
    }

    /**
     * Accepted is not done: the sessions end a little later, and bots and strangers are skipped.
     */
    private ObjectNode resetBulk(Map<String, String> arguments) {
        String[] ids = arguments.getOrDefault("user_ids", "").split(",", -1);
        if (ids.length > MOST_IN_BULK || ids[0].isEmpty()) {
            return error("invalid_arguments");
        }
        slack.signOutSoon(List.of(ids));
        return ok();
    }

    /** Reactivates whoever was deactivated in the organisation, as Slack documents. */
    private ObjectNode assign(Map<String, String> arguments) {
        Optional<SlackAccount> account = account(arguments, "user_id");
        if (account.isEmpty()) {
            return error("user_not_found");
        }
        if (account.get().deactivatedFrom().isPresent()) {
            forbidden.record("admin.users.assign of a deactivated account");
            slack.reactivate(account.get().id());
        }
        return ok();
    }

    private ObjectNode userGroups(Map<String, String> arguments) {
        boolean disabledToo = arguments.getOrDefault("include_disabled", "").equals("true");
        boolean withUsers = arguments.getOrDefault("include_users", "").equals("true");
        ObjectNode answer = ok();
        ArrayNode groups = answer.putArray("usergroups");
        slack.groups(SlackGroup.Kind.USER_GROUP).stream()
                .filter(g -> g.workspaceId().equals(arguments.getOrDefault("team_id", "")))
                .filter(g -> disabledToo || !g.disabled())
                .forEach(g -> groups.add(json(g, withUsers)));
        return answer;
    }

    private static ObjectNode json(SlackGroup group, boolean withUsers) {
        ObjectNode json = Json.object();
        json.put("id", group.id()).put("team_id", group.workspaceId());
        json.put("handle", group.name()).put("name", group.name());
        json.put("date_delete", group.disabled() ? 1_700_000_000 : 0);
        json.put("updated_by", group.updatedBy());
        if (withUsers) {
            json.set("users", Json.texts(group.members()));
        }
        return json;
    }

    private ObjectNode members(Map<String, String> arguments) {
        Optional<SlackGroup> group = userGroup(arguments);
        if (group.isEmpty()) {
            return error("no_such_subteam");
        }
        ObjectNode answer = ok();
        answer.set("users", Json.texts(group.get().members()));
        return answer;
    }

    private ObjectNode update(Map<String, String> arguments, String installer) {
        Optional<SlackGroup> group = userGroup(arguments);
        if (group.isEmpty()) {
            return error("no_such_subteam");
        }
        List<String> users =
                Stream.of(arguments.getOrDefault("users", "").split(",", -1))
                        .filter(user -> !user.isBlank())
                        .toList();
        if (users.isEmpty()) {
            forbidden.record("usergroups.users.update with an empty list");
            return error("no_users_provided");
        }
        if (!slack.unfit(users).isEmpty()) {
            return error("invalid_users");
        }
        slack.change(
                SlackGroup.Kind.USER_GROUP, group.get().id(), g -> g.withMembers(users, installer));
        return ok();
    }

    private ObjectNode disable(Map<String, String> arguments, boolean disabled, String installer) {
        Optional<SlackGroup> group = userGroup(arguments);
        if (group.isEmpty()) {
            return error("no_such_subteam");
        }
        slack.change(
                SlackGroup.Kind.USER_GROUP, group.get().id(), g -> g.disabled(disabled, installer));
        return ok();
    }

    private Optional<SlackGroup> userGroup(Map<String, String> arguments) {
        return slack.group(SlackGroup.Kind.USER_GROUP, arguments.getOrDefault("usergroup", ""));
    }

    private Optional<SlackAccount> account(Map<String, String> arguments, String name) {
        return slack.account(arguments.getOrDefault(name, ""));
    }

    private static ObjectNode ok() {
        return Json.object().put("ok", true);
    }

    static ObjectNode error(String code) {
        return Json.object().put("ok", false).put("error", code);
    }
}
