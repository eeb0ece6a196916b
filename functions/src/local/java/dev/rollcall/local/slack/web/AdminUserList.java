package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackAccount.Rank;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.AccountFact;
import dev.rollcall.local.slack.estate.RoleAssignments.RoleAssignment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code admin.users.list}: everybody with their rank, workspaces and last activity. */
final class AdminUserList {
    private static final Page.Limit USERS = new Page.Limit(100, 100);

    private final SlackOrganisation slack;

    AdminUserList(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    void addTo(Methods methods) {
        methods.add("admin.users.list", 4, Access.admin("admin.users:read"), this::list);
    }

    private ObjectNode list(WebCall call) {
        Arguments arguments = call.arguments();
        Optional<String> team = arguments.text("team_id");
        team.ifPresent(new Lookup(slack)::team);
        boolean leftToo = arguments.flag("include_deactivated_user_workspaces");
        if (leftToo && team.isPresent()) {
            throw new Refusal("include_deactivated_user_workspaces_invalid");
        }
        boolean guests = arguments.flag("only_guests");
        boolean admins = arguments.flag("include_admins");
        boolean owners = arguments.flag("include_owners");
        if (guests && (admins || owners)) {
            throw Refusal.arguments("only_guests cannot be used with these");
        }
        boolean active = arguments.flag("is_active", true);
        List<SlackAccount> fitting =
                slack.accounts().stream()
                        .filter(a -> slack.active(a) == active)
                        .filter(a -> team.isEmpty() || a.workspaces().contains(team.get()))
                        .filter(a -> !guests || a.guest())
                        .filter(a -> !(admins || owners) || ranked(a.rank(), admins, owners))
                        .toList();
        return Answer.page(
                "users", Page.of(fitting, arguments, USERS), a -> json(a, team.isEmpty(), leftToo));
    }

    private static boolean ranked(Rank rank, boolean admins, boolean owners) {
        return switch (rank) {
            case MEMBER -> false;
            case ADMIN -> admins;
            case OWNER, PRIMARY_OWNER -> owners;
        };
    }

    private ObjectNode json(SlackAccount account, boolean ofOrganisation, boolean leftToo) {
        AccountFact fact = slack.estate().accounts().of(account.id());
        boolean active = slack.active(account);
        ObjectNode json = Json.object();
        json.put("id", account.id()).put("email", account.email());
        json.put("username", account.userName()).put("full_name", UserJson.fullName(account));
        UserJson.ranks(json, account, fact);
        json.put("is_bot", account.bot()).put("is_active", active);
        json.put("date_created", UserJson.CREATED.getEpochSecond());
        json.put(
                "deactivated_ts",
                active ? 0 : account.deactivatedFrom().orElseThrow().getEpochSecond());
        json.put("expiration_ts", fact.expires().map(Instant::getEpochSecond).orElse(0L));
        ArrayNode roles = json.putArray("roles");
        slack.estate().roles().of(account.id()).stream()
                .map(RoleAssignment::role)
                .distinct()
                .forEach(roles::add);
        if (ofOrganisation) {
            json.set(
                    "workspaces", Json.texts(active || leftToo ? account.workspaces() : List.of()));
            json.put("has_2fa", false).put("has_sso", true);
            json.put("last_active_ts", fact.lastActive().getEpochSecond());
        }
        return json;
    }
}
