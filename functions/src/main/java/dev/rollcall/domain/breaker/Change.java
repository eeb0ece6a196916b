package dev.rollcall.domain.breaker;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;

import java.util.Optional;

/**
 * One intended write. An approval holds for exactly this, before and after included.
 *
 * @param entitlement what it is about; empty where all of it is
 * @param before what was found when it was intended, in the words of the read-back
 */
public record Change(
        ChangeKind kind,
        Whom whom,
        Optional<Entitlement> entitlement,
        String before,
        String after) {
    public Change {
        requireNonNull(kind, "kind is null");
        requireNonNull(whom, "whom is null");
        requireNonNull(entitlement, "entitlement is null");
        requireNonNull(before, "before is null");
        requireNonNull(after, "after is null");
    }

    public Change(
            ChangeKind kind,
            AccountId account,
            Optional<Entitlement> entitlement,
            String before,
            String after) {
        this(kind, Whom.of(account), entitlement, before, after);
    }

    /**
     * Returns the account.
     *
     * @throws IllegalStateException of somebody who has none; only a creation is of such
     */
    public AccountId account() {
        return whom.account();
    }

    /** Returns what the change is about; of one kind there is one change for it at most. */
    public Target target() {
        return new Target(whom, entitlement);
    }

    /** The taking of one thing that the account was found to have. */
    public static Change removal(AccountId account, Entitlement from) {
        return new Change(
                ChangeKind.ofTaking(from),
                account,
                Optional.of(from),
                "member=true",
                "member=false");
    }

    /** The giving back of access to an account that was found inactive. */
    public static Change reactivation(AccountId account) {
        return new Change(
                ChangeKind.REACTIVATE, account, Optional.empty(), "active=false", "active=true");
    }

    /**
     * The making of an account for somebody who was found to have none.
     *
     * @param as what kind of account it is, and a digest of its address: with another one it is
     *     another account
     */
    public static Change creation(PersonId person, String as) {
        return new Change(
                ChangeKind.CREATE,
                Whom.of(person),
                Optional.empty(),
                "no account",
                "active=true " + as);
    }

    /** The deactivation of an account that was found active. */
    public static Change deactivation(AccountId account) {
        return new Change(
                ChangeKind.DEACTIVATE, account, Optional.empty(), "active=true", "active=false");
    }
}
