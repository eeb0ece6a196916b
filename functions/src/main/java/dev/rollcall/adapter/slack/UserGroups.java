package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Who is in a workspace's user group, and how accounts are taken out. */
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
        return !stillIn(group, Set.of(account)).isEmpty();
    }

    /** Returns the same of several by one reading. */
    Set<AccountId> stillIn(Entitlement.UserGroup group, Set<AccountId> accounts) {
        Set<AccountId> listed = listed(lists.members(group).orElse(List.of()), accounts);
        return listed.isEmpty() || shared.showsEnabled(group) || lists.enabled(group)
                ? listed
                : Set.of();
    }

    /**
     * Returns which of these are in the group, from the list of groups where that is certainly
     * whole. What comes before a write then counts in one bucket of the rate budget, and who has to
     * wait in the middle need not wait in another bucket for what was read already.
     */
    Set<AccountId> in(Entitlement.UserGroup group, Set<AccountId> accounts) {
        return lists.shown(group)
                .filter(UserGroupShown::isWhole)
                .map(shown ->
                        shown.disabled() ? Set.<AccountId>of() : listed(shown.members(), accounts))
                .orElseGet(() -> stillIn(group, accounts));
    }

    OptionalInt size(Entitlement.UserGroup group) {
        return lists.members(group)
                .map(members -> OptionalInt.of(members.size()))
                .orElseGet(OptionalInt::empty);
    }

    WriteReply leave(AccountId account, Entitlement.UserGroup group) {
        return edit.leave(Set.of(account), group, Set::of);
    }

    WriteReply leave(
            Set<AccountId> accounts,
            Entitlement.UserGroup group,
            Supplier<Set<AccountId>> likelyInactive) {
        return edit.leave(accounts, group, likelyInactive);
    }

    private static Set<AccountId> listed(List<AccountId> members, Set<AccountId> accounts) {
        return members.stream().filter(accounts::contains).collect(Collectors.toSet());
    }
}
