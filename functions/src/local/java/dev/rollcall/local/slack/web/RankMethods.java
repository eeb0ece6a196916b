package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackAccount.Rank;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackOrganisation.Workspace;
import dev.rollcall.local.slack.audit.AuditEntity;

/** {@code admin.users.set…}: somebody's rank in one workspace. */
final class RankMethods {
    private final SlackOrganisation slack;
    private final Lookup lookup;

    RankMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.lookup = new Lookup(slack);
    }

    void addTo(Methods methods) {
        Access writing = Access.admin("admin.users:write");
        methods.add("admin.users.setRegular", 2, writing, this::setRegular)
                .add("admin.users.setAdmin", 2, writing, this::setAdmin);
    }

    private ObjectNode setRegular(WebCall call) {
        Workspace team = lookup.team(call, "team_id");
        SlackAccount account = modifiable(call, team);
        if (account.rank().compareTo(Rank.ADMIN) >= 0) {
            throw new Refusal("cannot_set_org_admin_to_regular_at_workspace_level");
        }
        slack.estate().ranks().makeMember(team.id(), account.id());
        if (account.guest()) {
            slack.change(account.id(), a -> a.asGuest(false));
        }
        log(team, "role_change_to_user", call, account);
        return Answer.ok();
    }

    private ObjectNode setAdmin(WebCall call) {
        Workspace team = lookup.team(call, "team_id");
        SlackAccount account = modifiable(call, team);
        if (account.guest() || account.bot()) {
            throw new Refusal("invalid_role_for_user");
        }
        slack.estate().ranks().makeAdmin(team.id(), account.id());
        log(team, "role_change_to_admin", call, account);
        return Answer.ok();
    }

    private SlackAccount modifiable(WebCall call, Workspace team) {
        SlackAccount account = lookup.account(call, "user_id");
        if (account.rank() == Rank.PRIMARY_OWNER || team.primaryOwner().equals(account.id())) {
            throw new Refusal("cannot_modify_primary_owner");
        }
        if (!account.workspaces().contains(team.id())) {
            throw new Refusal("user_not_found");
        }
        return account;
    }

    private void log(Workspace team, String action, WebCall call, SlackAccount account) {
        slack.audit().appendIn(team.id(), action, call.by(), AuditEntity.user(account.id()));
    }
}
