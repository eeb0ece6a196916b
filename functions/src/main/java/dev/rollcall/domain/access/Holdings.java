package dev.rollcall.domain.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * What an account had when it was read.
 *
 * @param unread what could not be read in time or at all, by a short code such as {@code
 *     user-groups:T01}; empty means the reading is whole
 */
public record Holdings(
        AccountId account, List<Entitlement> entitlements, List<String> unread, Instant readAt) {
    public Holdings {
        requireNonNull(account, "account is null");
        entitlements = List.copyOf(entitlements);
        unread = List.copyOf(unread);
        requireNonNull(readAt, "readAt is null");
    }

    public boolean whole() {
        return unread.isEmpty();
    }
}
