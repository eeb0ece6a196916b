package dev.rollcall.domain.account;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What makes an account a guest in several channels; SCIM makes no other sort.
 *
 * @param expires when Slack ends it by itself; empty: never
 */
public record GuestTerms(Optional<Instant> expires) {
    public GuestTerms {
        requireNonNull(expires, "expires is null");
    }

    /** Returns whether a guest of that kind stays longer by these terms; nobody else is one. */
    public boolean isLaterThan(ListedAccount.Kind kind) {
        return kind instanceof ListedAccount.Kind.Guest(GuestTerms(Optional<Instant> ends))
                && ends.isPresent()
                && expires.filter(ends.get()::isBefore).isPresent();
    }
}
