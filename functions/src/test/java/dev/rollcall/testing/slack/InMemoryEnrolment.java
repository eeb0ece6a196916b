package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Enrolment;
import dev.rollcall.application.port.UserGroupEditing;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.UserGroupDelta;
import dev.rollcall.testing.slack.OrganisationScript.Write;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives accounts what the organisation in memory has. */
final class InMemoryEnrolment implements Enrolment {
    private final OrganisationState state;
    private final OrganisationScript script;
    private final UserGroupChanges userGroups;

    InMemoryEnrolment(
            OrganisationState state, OrganisationScript script, UserGroupChanges userGroups) {
        this.state = requireNonNull(state, "state is null");
        this.script = requireNonNull(script, "script is null");
        this.userGroups = requireNonNull(userGroups, "userGroups is null");
    }

    @Override
    public WriteReply join(AccountId account, Entitlement entitlement) {
        if (entitlement instanceof Entitlement.IdpGroup) {
            throw new IllegalArgumentException("IdP groups are joined by SCIM");
        }
        return script.write(
                Write.JOIN,
                List.of(account),
                entitlement.key(),
                OrganisationScript.PLAIN,
                () -> script.unlessUnread(() -> joined(account, entitlement)));
    }

    private WriteReply joined(AccountId account, Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.UserGroup group -> joined(account, group);
            case Entitlement.Workspace workspace -> joined(account, workspace);
            case Entitlement.Channel channel -> joined(account, channel);
            case Entitlement.AdminRole role -> joined(account, role);
            case Entitlement.IdpGroup _, Entitlement.OrganisationGroup _ ->
                    throw new IllegalStateException("refused before");
        };
    }

    private WriteReply joined(AccountId account, Entitlement.UserGroup group) {
        WriteReply reply =
                userGroups.edit(
                        group,
                        UserGroupDelta.joining(Set.of(account)),
                        UserGroupEditing.IfDisabled.REFUSE);
        return reply instanceof WriteReply.AlreadySo ? new WriteReply.AlreadySo("a-member") : reply;
    }

    private WriteReply joined(AccountId account, Entitlement.Workspace workspace) {
        Optional<StoredAccount> known =
                script.read(() -> state.account(account).filter(StoredAccount::active));
        if (known.isEmpty()) {
            return new WriteReply.Refused("account-not-active");
        }
        if (!state.exists(workspace)) {
            return new WriteReply.Refused("team_not_found");
        }
        if (known.get().kind() instanceof ListedAccount.Kind.Bot) {
            return new WriteReply.Refused("user_is_bot");
        }
        if (state.isIn(account, workspace)) {
            return new WriteReply.AlreadySo("user_already_team_member");
        }
        return entered(account, workspace);
    }

    private WriteReply joined(AccountId account, Entitlement.Channel channel) {
        Optional<StoredChannels.Facts> known = state.channels().facts(channel);
        if (known.isEmpty()) {
            return new WriteReply.Refused("channel_not_found");
        }
        boolean fits =
                state.account(account).filter(StoredAccount::active).isPresent()
                        && state.workspacesOf(account).stream()
                                .anyMatch(known.get().workspaces()::contains);
        return fits ? entered(account, channel) : new WriteReply.Refused("failed_for_some_users");
    }

    private WriteReply joined(AccountId account, Entitlement.AdminRole role) {
        boolean fits =
                state.account(account)
                        .filter(StoredAccount::active)
                        .filter(known -> !(known.kind() instanceof ListedAccount.Kind.Bot))
                        .isPresent();
        return fits ? entered(account, role) : new WriteReply.Refused("no_valid_users");
    }

    private WriteReply entered(AccountId account, Entitlement entitlement) {
        state.enter(account, entitlement);
        return new WriteReply.Accepted();
    }
}
