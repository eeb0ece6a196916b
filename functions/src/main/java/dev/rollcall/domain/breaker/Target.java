package dev.rollcall.domain.breaker;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;

import java.util.Comparator;
import java.util.Optional;

/**
 * What a change of one kind is about: an account, one thing that it has, or a person who has none.
 * Two changes of a kind with the same target are the same change.
 *
 * @param entitlement empty where all of it is meant
 */
public record Target(Whom whom, Optional<Entitlement> entitlement) implements Comparable<Target> {
    private static final char SEPARATOR = '#';

    private static final Comparator<Target> ORDER = Comparator.comparing(Target::toString);

    public Target {
        requireNonNull(whom, "whom is null");
        requireNonNull(entitlement, "entitlement is null");
    }

    public static Target of(AccountId account) {
        return new Target(Whom.of(account), Optional.empty());
    }

    public static Target of(PersonId newcomer) {
        return new Target(Whom.of(newcomer), Optional.empty());
    }

    public static Target of(AccountId account, Entitlement entitlement) {
        return new Target(Whom.of(account), Optional.of(entitlement));
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException if the text is not such a target
     */
    public static Target parse(String text) {
        int end = text.indexOf(SEPARATOR);
        return end < 0
                ? new Target(Whom.parse(text), Optional.empty())
                : new Target(
                        Whom.parse(text.substring(0, end)),
                        Optional.of(Entitlement.parse(text.substring(end + 1))));
    }

    /**
     * Returns the account.
     *
     * @throws IllegalStateException of somebody who has none; only a creation is of such
     */
    public AccountId account() {
        return whom.account();
    }

    @Override
    public int compareTo(Target other) {
        return ORDER.compare(this, other);
    }

    /**
     * Returns a stable name such as {@code U01}, {@code U01#user-group:T01:S02} or {@code
     * okta:00u1}.
     */
    @Override
    public String toString() {
        return entitlement
                .map(thing -> whom.toString() + SEPARATOR + thing.key())
                .orElseGet(whom::toString);
    }
}
