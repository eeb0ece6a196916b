package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

/** Who is in a workspace's user group, and how one account is taken out. */
final class UserGroups {
    private final UserGroupList lists;
    private final UserGroupEdit edit;

    UserGroups(UserGroupList lists, UserGroupEdit edit) {
        this.lists = requireNonNull(lists, "lists is null");
        this.edit = requireNonNull(edit, "edit is null");
    }

    /** Returns whether the account is in the group; being listed in a disabled one is not. */
    boolean isIn(AccountId account, Entitlement.UserGroup group) {
        boolean listed = lists.members(group).map(m -> m.contains(account)).orElse(false);
        return listed && lists.enabled(group);
    }

    WriteReply leave(AccountId account, Entitlement.UserGroup group) {
        return edit.leave(account, group);
    }
}
