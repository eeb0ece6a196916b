package dev.rollcall.domain.restore;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;

/**
 * What was given back by a human's word. No rule gave it, so that none takes it when it ends.
 *
 * @param at when it was read back
 */
public record RestoredGrant(
        PersonId person,
        AccountId account,
        Entitlement entitlement,
        Instant at,
        Approval approval) {
    public RestoredGrant {
        requireNonNull(person, "person is null");
        requireNonNull(account, "account is null");
        requireNonNull(entitlement, "entitlement is null");
        requireNonNull(at, "at is null");
        requireNonNull(approval, "approval is null");
    }
}
