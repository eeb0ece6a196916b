package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.record.Look;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.util.Set;

/** Who of those that are to leave a user group is in it, read once for all of them. */
final class UserGroupLooks {
    private final Memberships memberships;
    private final Entitlement.UserGroup group;
    private final Set<AccountId> accounts;
    private Set<AccountId> in;

    /**
     * @param accounts taken for members until something is read
     */
    UserGroupLooks(Memberships memberships, Entitlement.UserGroup group, Set<AccountId> accounts) {
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.group = requireNonNull(group, "group is null");
        this.accounts = Set.copyOf(accounts);
        this.in = this.accounts;
    }

    /** Reads before the write. */
    Look before(AccountId account) {
        return () -> {
            in = memberships.in(group, accounts);
            return asRead(account).look();
        };
    }

    /** Reads after the write; what was read before is no answer if this fails. */
    Look after(AccountId account) {
        return () -> {
            in = accounts;
            in = memberships.stillIn(group, accounts);
            return asRead(account).look();
        };
    }

    /** Tells what was read last. */
    Look asRead(AccountId account) {
        return () -> Leaving.seen(in.contains(account));
    }
}
