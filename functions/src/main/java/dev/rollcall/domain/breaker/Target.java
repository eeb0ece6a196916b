package dev.rollcall.domain.breaker;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.util.Comparator;
import java.util.Optional;

/**
 * What a change of one kind is about: an account, or one thing that it has. Two changes of a kind
 * with the same target are the same change.
 *
 * @param entitlement empty where the whole account is meant
 */
public record Target(AccountId account, Optional<Entitlement> entitlement)
        implements Comparable<Target> {
    private static final char SEPARATOR = '#';

    private static final Comparator<Target> ORDER = Comparator.comparing(Target::toString);

    public Target {
        requireNonNull(account, "account is null");
        requireNonNull(entitlement, "entitlement is null");
    }

    public static Target of(AccountId account) {
        return new Target(account, Optional.empty());
    }

    public static Target of(AccountId account, Entitlement entitlement) {
        return new Target(account, Optional.of(entitlement));
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException if the text is not such a target
     */
    public static Target parse(String text) {
        int end = text.indexOf(SEPARATOR);
        return end < 0
                ? of(new AccountId(text))
                : of(
                        new AccountId(text.substring(0, end)),
                        Entitlement.parse(text.substring(end + 1)));
    }

    @Override
    public int compareTo(Target other) {
        return ORDER.compare(this, other);
    }

    /** Returns a stable name such as {@code U01} or {@code U01#user-group:T01:S02}. */
    @Override
    public String toString() {
        return entitlement
                .map(thing -> account.value() + SEPARATOR + thing.key())
                .orElse(account.value());
    }
}
