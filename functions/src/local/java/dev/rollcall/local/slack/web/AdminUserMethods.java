package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.slack.Forbidden;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackAccount.Rank;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackOrganisation.Workspace;
import dev.rollcall.local.slack.audit.AuditEntity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code admin.users.*} that put people into workspaces and take them out. */
final class AdminUserMethods {
    private final SlackOrganisation slack;
    private final Forbidden forbidden;
    private final Lookup lookup;

    AdminUserMethods(SlackOrganisation slack, Forbidden forbidden) {
        this.slack = requireNonNull(slack, "slack is null");
        this.forbidden = requireNonNull(forbidden, "forbidden is null");
        this.lookup = new Lookup(slack);
    }

    void addTo(Methods methods) {
        Access writing = Access.admin("admin.users:write");
        methods.add("admin.users.assign", 2, writing, this::assign)
                .add("admin.users.remove", 2, writing.refusing("invalid_permissions"), this::remove)
                .add("admin.users.invite", 2, writing, this::invite)
                .add("admin.users.deactivate", 2, writing, this::deactivate);
    }

    /** Reactivates whoever was deactivated in the organisation, as Slack documents. */
    private ObjectNode assign(WebCall call) {
        Workspace team = lookup.team(call, "team_id");
        SlackAccount account = lookup.account(call, "user_id");
        if (account.bot()) {
            throw new Refusal("user_is_bot");
        }
        boolean guest =
                call.arguments().flag("is_restricted")
                        || call.arguments().flag("is_ultra_restricted");
        if (guest && account.rank() != Rank.MEMBER) {
            throw new Refusal("invalid_role_for_user");
        }
        boolean away = account.deactivatedFrom().isPresent();
        if (!away && account.workspaces().contains(team.id())) {
            throw new Refusal("user_already_team_member");
        }
        List<SlackGroup> channels = channels(call, "invitor_cannot_see_channel");
        if (away) {
            forbidden.record("admin.users.assign of a deactivated account");
            slack.reactivate(account.id(), call.by());
        }
        if (guest) {
            restrict(account.id(), call.arguments());
        }
        slack.movements().join(account.id(), team.id(), call.by());
        channels.forEach(c -> slack.movements().enter(account.id(), c.id(), call.by()));
        return Answer.ok();
    }

    private void restrict(String account, Arguments arguments) {
        slack.change(account, a -> a.asGuest(true));
        slack.estate()
                .accounts()
                .change(account, f -> f.oneChannel(arguments.flag("is_ultra_restricted")));
    }

    private List<SlackGroup> channels(WebCall call, String otherwise) {
        return call.arguments().list("channel_ids").stream()
                .map(id ->
                        slack.group(SlackGroup.Kind.CHANNEL, id)
                                .orElseThrow(() -> new Refusal(otherwise)))
                .toList();
    }

    private ObjectNode remove(WebCall call) {
        Workspace team = lookup.team(call, "team_id");
        SlackAccount account = lookup.account(call, "user_id");
        if (account.rank() == Rank.PRIMARY_OWNER || team.primaryOwner().equals(account.id())) {
            throw new Refusal("cannot_modify_primary_owner");
        }
        if (!account.workspaces().contains(team.id())) {
            throw new Refusal("user_already_deleted");
        }
        slack.movements().leave(account.id(), team.id(), call.by());
        return Answer.ok();
    }

    /** Who is new gets an account of which nobody has made use yet. */
    private ObjectNode invite(WebCall call) {
        Workspace team = lookup.team(call, "team_id");
        String email = call.arguments().required("email");
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw new Refusal("invalid_email");
        }
        if (call.arguments().list("channel_ids").isEmpty()) {
            throw Arguments.missing("channel_ids");
        }
        List<SlackGroup> channels = channels(call, "failed_to_validate_channels");
        Optional<SlackAccount> known =
                slack.accounts().stream()
                        .filter(a -> a.email().equalsIgnoreCase(email))
                        .findFirst();
        known.ifPresent(a -> refuseKnown(a, team));
        String id = known.map(SlackAccount::id).orElseGet(() -> invited(call, email));
        slack.movements().join(id, team.id(), call.by());
        channels.forEach(c -> slack.movements().enter(id, c.id(), call.by()));
        return Answer.ok();
    }

    private static void refuseKnown(SlackAccount account, Workspace team) {
        if (account.deactivatedFrom().isPresent()) {
            throw new Refusal("user_disabled");
        }
        if (account.workspaces().contains(team.id())) {
            throw new Refusal("already_in_team");
        }
    }

    private String invited(WebCall call, String email) {
        String id = slack.newId("U");
        boolean guest =
                call.arguments().flag("is_restricted")
                        || call.arguments().flag("is_ultra_restricted");
        slack.create(
                new SlackAccount(
                        id,
                        email.substring(0, email.indexOf('@')),
                        email,
                        Rank.MEMBER,
                        guest,
                        false,
                        Optional.empty(),
                        0,
                        Set.of(),
                        List.of()));
        slack.estate().accounts().change(id, fact -> fact.neverSignedIn());
        if (guest) {
            restrict(id, call.arguments());
            call.arguments()
                    .number("guest_expiration_ts")
                    .ifPresent(at ->
                            slack.estate()
                                    .accounts()
                                    .change(
                                            id,
                                            f ->
                                                    f.expires(
                                                            Optional.of(
                                                                    Instant.ofEpochSecond(at)))));
        }
        slack.audit()
                .append(guest ? "guest_created" : "user_created", call.by(), AuditEntity.user(id));
        return id;
    }

    /** It is documented on one page only, and may be absent. */
    private ObjectNode deactivate(WebCall call) {
        if (!slack.switches().offers().usersDeactivate()) {
            throw new Refusal("unknown_method");
        }
        SlackAccount account = lookup.account(call, "user_id");
        if (account.rank() == Rank.PRIMARY_OWNER || account.bot()) {
            throw new Refusal("deactivation_failed");
        }
        slack.deactivate(account.id(), call.by());
        return Answer.ok();
    }
}
