package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.domain.restore.RestoredGrant;

import java.util.List;
import java.util.Optional;

/**
 * What accounts had by hand before they were cut, at most one record for each person and account,
 * and what was given back of it.
 */
public interface Restores {

    Optional<Restore> of(PersonId person, AccountId account);

    /** Returns those of all accounts of the person, by the accounts' ids. */
    List<Restore> of(PersonId person);

    /** Keeps it instead of what was kept of the account. Only whoever has the person's lease. */
    void keep(Restore restore);

    /**
     * Keeps it if nothing is kept of the account.
     *
     * @return whether it is kept now
     */
    boolean offer(Restore restore);

    /**
     * Puts the next one in the place of what a human was shown.
     *
     * @return whether it was still so; if not, nothing is changed
     */
    boolean replace(Restore shown, Restore next);

    /** Takes away what a human was shown; returns as {@link #replace} does. */
    boolean drop(Restore shown);

    /** Returns at most so many that wait for a human or to be given, the oldest first. */
    List<Restore> waiting(int limit);

    /** Records what was given back, instead of what is recorded of the same thing. */
    void given(RestoredGrant grant);

    /** Returns what was given back to the person, by account and entitlement. */
    List<RestoredGrant> given(PersonId person);
}
