package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.List;

/**
 * Which accounts a person is known to have, and whose an account is known to be; and whether the
 * person may have one that is not known, because Slack never answered whether it made it.
 */
public interface Links {

    /** Returns the person's links that hold. */
    List<Link> of(PersonId person);

    /**
     * Returns every link to the account that holds; more than one if it is shared, or a link is
     * wrong.
     */
    List<Link> to(AccountId account);

    /** Returns every link there ever was to the account, those that have ended included. */
    List<Link> everTo(AccountId account);

    /** Returns every link there ever was of somebody with HR's key. */
    List<Link> everOf(HumanKey human);

    /**
     * Records a link. Recording one that holds again changes nothing; one that has ended holds
     * anew, from the new time on.
     */
    void record(Link link);

    /**
     * Records the first link that there ever was to the account. Returns false, and records
     * nothing, if there is or was another, also one that somebody records at this very moment. The
     * same link once more is true again.
     */
    boolean recordFirst(Link link);

    /**
     * Adds HR's key to a link that holds and has none: a later rehire is then known by it. Nothing
     * happens to any other.
     */
    void identify(PersonId person, AccountId account, HumanKey human);

    /**
     * Keeps that an account is being made for the person, and that Slack has not answered yet. It
     * is over with the next link of the person, or once it is known that nothing was made.
     */
    void awaitCreation(PersonId person, Instant since);

    /** Keeps that nothing was made. Nothing happens if nothing was being made. */
    void nothingMade(PersonId person);

    /**
     * Returns whether an account was being made for the person, and neither a link of the person
     * was recorded since then nor is it known that nothing was made.
     */
    boolean mayHaveUnknown(PersonId person);

    /** Ends a link; it is kept as one that was. Nothing happens if there is none that holds. */
    void end(PersonId person, AccountId account, Instant at);
}
