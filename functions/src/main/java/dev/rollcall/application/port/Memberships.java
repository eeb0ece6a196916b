package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.access.Places;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** What an account belongs to, and how it is taken out. Reads throw {@link PortFailure}. */
public interface Memberships {

    /**
     * Reads what the account has, for at most the given time; what could not be read by then is
     * named in {@link Holdings#unread()}.
     *
     * @param known names of readings, as in {@link Holdings#read()}, that need not be repeated. A
     *     large organisation cannot be read in one go: Slack allows some twenty workspaces a minute
     * @param since user groups may be taken from a reading of the workspace that was made for
     *     somebody else, if it was begun after this and at most a minute ago
     */
    Holdings of(AccountId account, Duration atMost, Set<String> known, Instant since);

    /**
     * Goes on with a reading that could not be made in one go, and reads only what it has not.
     *
     * @param places where it is looked for; what lies elsewhere is neither found nor named in
     *     {@link Holdings#unread()}
     * @param before what was read by now; empty at first
     * @return all of it, with what is unread still
     */
    Holdings goOn(
            AccountId account,
            Duration atMost,
            Places places,
            Optional<Holdings> before,
            Instant since);

    /** Reads what is not known by readings of its own. */
    default Holdings of(AccountId account, Duration atMost, Set<String> known) {
        return of(account, atMost, known, Instant.MAX);
    }

    /** Reads everything that the account has by readings of its own. */
    default Holdings of(AccountId account, Duration atMost) {
        return of(account, atMost, Set.of());
    }

    /**
     * Returns whether the account is in the group, workspace or channel now, or has the role. Of a
     * channel that our tokens cannot see it fails with {@link PortFailure.NeedsHuman}, and so it
     * does of a user group of the organisation, of which Slack tells nobody who is in it.
     */
    boolean isIn(AccountId account, Entitlement group);

    /**
     * Returns how many are in an IdP group or a user group of a workspace now, by one reading;
     * empty where Slack does not tell, and of everything else.
     */
    OptionalInt size(Entitlement group);

    /**
     * Takes the account out of a group, a workspace or a channel, or takes an admin role from it,
     * touching nobody else. The last member of a user group cannot be removed: the group is
     * disabled instead (rule 9). The caller holds the user group's lock.
     */
    WriteReply leave(AccountId account, Entitlement group);

    /** Returns which of these are in the user group now, by one reading. */
    Set<AccountId> in(Entitlement.UserGroup group, Set<AccountId> accounts);

    /**
     * Returns the same, right after a write: from another list of Slack's than the write went by.
     */
    Set<AccountId> stillIn(Entitlement.UserGroup group, Set<AccountId> accounts);

    /**
     * Takes all these out of the user group by one write, as {@link #leave(AccountId, Entitlement)}
     * takes one.
     *
     * @param likelyInactive asked only where Slack refuses the list because of somebody who is
     *     deactivated: who may be; nobody is left out before Slack shows that they are
     */
    WriteReply leave(
            Set<AccountId> accounts,
            Entitlement.UserGroup group,
            Supplier<Set<AccountId>> likelyInactive);
}
