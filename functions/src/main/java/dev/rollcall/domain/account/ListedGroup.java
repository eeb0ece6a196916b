package dev.rollcall.domain.account;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.util.Optional;
import java.util.Set;

/**
 * An IdP group as it was read.
 *
 * @param members empty if they were not told, which is not the same as none
 */
public record ListedGroup(Entitlement.IdpGroup id, String name, Optional<Set<AccountId>> members) {
    public ListedGroup {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        members = members.map(Set::copyOf);
    }

    /** Returns whether the account is in it, or may be because the members were not told. */
    public boolean mayHave(AccountId account) {
        return members.map(all -> all.contains(account)).orElse(true);
    }

    /** Returns whether it is known to have no members. */
    public boolean isEmpty() {
        return members.filter(Set::isEmpty).isPresent();
    }
}
