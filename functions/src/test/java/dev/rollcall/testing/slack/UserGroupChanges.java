package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.UserGroupEditing.IfDisabled;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.UserGroupDelta;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a change of a user group ends in; its list is written as a whole, and one unfit spoils it.
 */
final class UserGroupChanges {
    private final OrganisationState state;
    private final OrganisationScript script;

    UserGroupChanges(OrganisationState state, OrganisationScript script) {
        this.state = requireNonNull(state, "state is null");
        this.script = requireNonNull(script, "script is null");
    }

    WriteReply edit(Entitlement.UserGroup group, UserGroupDelta delta, IfDisabled ifDisabled) {
        if (!script.read(() -> state.exists(group) && !state.disabled(group))) {
            return wake(group, delta, ifDisabled);
        }
        List<AccountId> members = state.members(group);
        List<AccountId> wanted = delta.on(members);
        if (wanted.equals(members)) {
            return new WriteReply.AlreadySo("as-wanted");
        }
        if (wanted.isEmpty()) {
            state.disableEmptied(group);
            return new WriteReply.Accepted("accepted:disabled");
        }
        return written(group, wanted);
    }

    private WriteReply wake(
            Entitlement.UserGroup group, UserGroupDelta delta, IfDisabled ifDisabled) {
        if (!mayWake(group, ifDisabled) || delta.joining().isEmpty()) {
            return new WriteReply.Refused("group-disabled-or-gone");
        }
        if (!state.exists(group)) {
            return new WriteReply.Refused("no_such_subteam");
        }
        WriteReply reply =
                written(
                        group,
                        delta.joining().stream()
                                .sorted(Comparator.comparing(AccountId::value))
                                .toList());
        if (reply instanceof WriteReply.Accepted) {
            state.disable(group, false);
        }
        return reply;
    }

    private boolean mayWake(Entitlement.UserGroup group, IfDisabled ifDisabled) {
        return switch (ifDisabled) {
            case REFUSE -> false;
            case START_ANEW -> true;
            case START_ANEW_IF_OURS -> state.disabledByUs(group);
        };
    }

    private WriteReply written(Entitlement.UserGroup group, List<AccountId> wanted) {
        for (AccountId account : wanted) {
            Optional<StoredAccount> known = state.account(account);
            if (known.filter(StoredAccount::isActiveMember).isEmpty()) {
                return new WriteReply.Refused("invalid_users");
            }
            if (!state.workspacesOf(account).contains(group.workspaceId())) {
                return new WriteReply.Refused("failed_for_some_users");
            }
        }
        state.replaceMembers(group, wanted);
        return new WriteReply.Accepted();
    }
}
