package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.policy.AccountType;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a snapshot tells of an account that is linked to a person.
 *
 * @param protection why nothing of ours may touch it, if so
 * @param deactivatedAt where Slack tells it
 * @param holdings what it has of what the policy manages; what was not proven is not among what was
 *     read
 * @param hasAddress whether it has the person's address
 * @param unlike what it tells otherwise than the source
 */
public record AccountSight(
        AccountId id,
        boolean active,
        AccountType type,
        Optional<String> protection,
        Optional<Instant> deactivatedAt,
        Holdings holdings,
        boolean hasAddress,
        Set<Attribute> unlike) {
    public AccountSight {
        requireNonNull(id, "id is null");
        requireNonNull(type, "type is null");
        requireNonNull(protection, "protection is null");
        requireNonNull(deactivatedAt, "deactivatedAt is null");
        requireNonNull(holdings, "holdings is null");
        unlike = Set.copyOf(unlike);
    }
}
