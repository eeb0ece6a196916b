package dev.rollcall.domain.access;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Our record that a person and an account belong to one human; Slack does not keep an external id.
 *
 * @param rule how the link was made, e.g. {@code adopted}
 * @param human HR's key of the person when the link was made, if the source tells one
 * @param endedAt when it was found to hold no longer; empty: it holds
 */
public record Link(
        PersonId person,
        AccountId account,
        Instant madeAt,
        String rule,
        Optional<HumanKey> human,
        Optional<Instant> endedAt) {
    public Link {
        requireNonNull(person, "person is null");
        requireNonNull(account, "account is null");
        requireNonNull(madeAt, "madeAt is null");
        requireNonNull(rule, "rule is null");
        requireNonNull(human, "human is null");
        requireNonNull(endedAt, "endedAt is null");
    }

    /** A link that holds, of somebody of whom HR's key is not known. */
    public Link(PersonId person, AccountId account, Instant madeAt, String rule) {
        this(person, account, madeAt, rule, Optional.empty(), Optional.empty());
    }

    /** Returns when the first of them was made; empty if there is none. */
    public static Optional<Instant> firstMade(Collection<Link> links) {
        return links.stream().map(Link::madeAt).min(Comparator.naturalOrder());
    }

    public Link ended(Instant at) {
        return new Link(person, account, madeAt, rule, human, Optional.of(at));
    }

    public boolean holds() {
        return endedAt.isEmpty();
    }
}
