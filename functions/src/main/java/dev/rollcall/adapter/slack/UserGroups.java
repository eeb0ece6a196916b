package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

/** Who is in a workspace's user group, and how one account is taken out. */
final class UserGroups {
    private final UserGroupList lists;
    private final SharedUserGroups shared;
    private final UserGroupEdit edit;

    UserGroups(UserGroupList lists, SharedUserGroups shared, UserGroupEdit edit) {
        this.lists = requireNonNull(lists, "lists is null");
        this.shared = requireNonNull(shared, "shared is null");
        this.edit = requireNonNull(edit, "edit is null");
    }

    /**
     * Returns whether the account is in the group; being listed in a disabled one is not. Who is
     * listed is always asked. That the group is enabled may be up to a minute old, since we forget
     * it when we disable one: at worst, one that somebody else has disabled is written once more.
     */
    boolean isIn(AccountId account, Entitlement.UserGroup group) {
        boolean listed = lists.members(group).map(m -> m.contains(account)).orElse(false);
        return listed && (shared.showsEnabled(group) || lists.enabled(group));
    }

    WriteReply leave(AccountId account, Entitlement.UserGroup group) {
        return edit.leave(account, group);
    }
}
