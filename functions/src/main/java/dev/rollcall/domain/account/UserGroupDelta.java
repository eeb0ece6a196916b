package dev.rollcall.domain.account;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.ChangeKind;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is to be in a user group beside those that are, and who no more.
 *
 * @param leaving of kind {@code REMOVE_FROM_USER_GROUP}
 */
public record UserGroupDelta(Set<AccountId> joining, Evictions leaving) {
    public UserGroupDelta {
        joining = Set.copyOf(joining);
        requireNonNull(leaving, "leaving is null").of(ChangeKind.REMOVE_FROM_USER_GROUP);
        if (joining.isEmpty() && leaving.admitted().isEmpty()) {
            throw new IllegalArgumentException("A change of a group concerns somebody");
        }
        if (!Collections.disjoint(joining, leaving.accounts())) {
            throw new IllegalArgumentException("Nobody joins a group and leaves it at once");
        }
    }

    /** Returns the change by which these join. */
    public static UserGroupDelta joining(Set<AccountId> accounts) {
        return new UserGroupDelta(accounts, Evictions.none(ChangeKind.REMOVE_FROM_USER_GROUP));
    }

    /** Returns the list with this change, everybody else's place as it was. */
    public List<AccountId> on(List<AccountId> members) {
        Set<AccountId> gone = leaving.accounts();
        return Stream.concat(
                        members.stream().filter(member -> !gone.contains(member)),
                        joining.stream()
                                .filter(account -> !members.contains(account))
                                .sorted(Comparator.comparing(AccountId::value)))
                .toList();
    }
}
