package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that would be changed for one person.
 *
 * @param account empty: there is none yet
 * @param entitlement empty: it is about the account itself
 * @param because by mapping: the path by which it gives, or a code for how it ended; of what cannot
 *     be taken, the path by which it gave. Of an account itself what it becomes, of a profile the
 *     attribute's name, and of what is with humans by the code what it is about
 * @param anyway the policy in force would change it too
 * @param takesAlong what the person loses with it, without a change of its own
 */
public record PlannedChange(
        PersonId person,
        Optional<AccountId> account,
        Kind kind,
        Optional<Entitlement> entitlement,
        SortedMap<String, String> because,
        boolean anyway,
        List<Entitlement> takesAlong) {

    /** What would be done. */
    public enum Kind {
        /** An account is made. */
        MAKE_ACCOUNT,
        /** An account is found, and becomes the person's. */
        LINK,
        /** A deactivated account has its access back. */
        REACTIVATE,
        /** The account becomes another kind of account, or ends at another time. */
        CONVERT,
        /** An attribute of the profile follows the source. */
        CHANGE_PROFILE,
        TAKE,
        GIVE,
        /** It would be taken, and Slack's plan has no call for that: it stays. */
        CANNOT_TAKE,
        /** It would be given, and Slack's plan has no call for that: it is not. */
        CANNOT_GIVE,
        /** It is there by hand; from then on it is a rule's, and goes with it. */
        ADOPT,
        /** It is to be given with the first sign-in. */
        AWAIT,
        /** It is no longer to be given with the first sign-in. */
        AWAIT_NO_MORE,
        /** Rules gave it and do no more, and it is not there any more: only the record goes. */
        FORGET,
        /** Nothing is written: a human decides, or does it by hand. */
        WITH_HUMANS;

        /** What such a change is, is said by its reasons. */
        private boolean isToldByReason() {
            return switch (this) {
                case MAKE_ACCOUNT, LINK, REACTIVATE, CONVERT, CHANGE_PROFILE, WITH_HUMANS -> true;
                case TAKE, GIVE, CANNOT_TAKE, CANNOT_GIVE, ADOPT, AWAIT, AWAIT_NO_MORE, FORGET ->
                        false;
            };
        }
    }

    public PlannedChange {
        requireNonNull(person, "person is null");
        requireNonNull(account, "account is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(entitlement, "entitlement is null");
        because = Collections.unmodifiableSortedMap(new TreeMap<>(because));
        takesAlong = List.copyOf(takesAlong);
    }

    PlannedChange due(boolean already) {
        return new PlannedChange(person, account, kind, entitlement, because, already, takesAlong);
    }

    boolean isSame(PlannedChange other) {
        return kind == other.kind
                && account.equals(other.account)
                && entitlement.equals(other.entitlement)
                && (!kind.isToldByReason() || because.equals(other.because));
    }
}
