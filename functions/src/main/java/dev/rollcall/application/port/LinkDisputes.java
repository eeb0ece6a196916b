package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.link.DisputeId;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.link.LinkDispute.Settlement;
import dev.rollcall.domain.person.PersonId;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Questions about whose account it is, at most one for each person. */
public interface LinkDisputes {

    /**
     * Opens it. One that asks the same stays as it is, answered or not; one that asks something
     * else takes the place of the former.
     *
     * @return the one that is stored now
     */
    LinkDispute open(LinkDispute fresh);

    /** Returns the person's, open or answered. */
    default Optional<LinkDispute> of(PersonId person) {
        return find(DisputeId.of(person)).filter(found -> found.person().equals(person));
    }

    Optional<LinkDispute> find(DisputeId id);

    /**
     * Answers the question, if it is still the one that was shown.
     *
     * @param shown what the human saw
     * @return the one that is stored now: with this answer, or an earlier one, or another question
     */
    LinkDispute settle(LinkDispute shown, Settlement settlement);

    /**
     * Returns the accounts of which the last that a human said is that they are not the person's.
     * That is kept for good, whatever is asked or forgotten later.
     */
    Set<AccountId> notTheirs(PersonId person);

    /** Forgets one that is answered, so that the same can be asked anew; an open one stays. */
    void forget(LinkDispute answered);

    /** Returns at most so many open ones, the oldest first. */
    List<LinkDispute> open(int limit);
}
