package dev.rollcall.domain.account;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Accounts that may lose something by a change of what they share, each with the breaker's word for
 * it. {@link #none} is the word of a caller who expects that nobody does.
 */
public record Evictions(ChangeKind kind, List<Admission.Admitted> admitted) {
    public Evictions {
        requireNonNull(kind, "kind is null");
        admitted = List.copyOf(admitted);
        ChangeKind wanted = kind;
        if (admitted.stream().anyMatch(a -> a.kind() != wanted)) {
            throw new IllegalArgumentException(
                    "The admission is for another change; ask the breaker for this one");
        }
    }

    /** Returns the word that nobody loses anything. */
    public static Evictions none(ChangeKind kind) {
        return new Evictions(kind, List.of());
    }

    /** Returns these, for whoever takes one kind only. */
    public Evictions of(ChangeKind wanted) {
        if (kind != wanted) {
            throw new IllegalArgumentException(
                    "The admissions are for another change; ask the breaker for this one");
        }
        return this;
    }

    public Set<AccountId> accounts() {
        return admitted.stream()
                .map(Admission.Admitted::account)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether each of these has the breaker's word. */
    public boolean cover(Collection<AccountId> accounts) {
        return accounts().containsAll(accounts);
    }
}
