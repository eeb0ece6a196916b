package dev.rollcall.domain.link;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.domain.person.PersonId;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A person who is to have an account, and all that was found of accounts.
 *
 * @param mayClaim whether the person's source may claim addresses of this domain
 * @param human HR's key, if the source tells one
 * @param linked accounts that are linked to the person now
 * @param mayReturn those of them that are inactive and may have their access back
 * @param byHuman accounts linked now or earlier to somebody with the same key of HR's
 * @param byEmail who has the person's address
 * @param byUserName who has the first user name that the person would get
 * @param notTheirs accounts of which a human has said that they are not the person's
 */
public record Claim(
        PersonId person,
        String email,
        boolean mayClaim,
        Optional<HumanKey> human,
        List<Candidate> linked,
        Set<AccountId> mayReturn,
        List<Candidate> byHuman,
        Lookup<Candidate> byEmail,
        Lookup<Candidate> byUserName,
        Set<AccountId> notTheirs) {
    public Claim {
        requireNonNull(person, "person is null");
        requireNonNull(email, "email is null");
        requireNonNull(human, "human is null");
        linked = List.copyOf(linked);
        mayReturn = Set.copyOf(mayReturn);
        byHuman = List.copyOf(byHuman);
        requireNonNull(byEmail, "byEmail is null");
        requireNonNull(byUserName, "byUserName is null");
        notTheirs = Set.copyOf(notTheirs);
    }

    /** Prints no address. */
    @Override
    public String toString() {
        return "Claim[" + person + "]";
    }
}
