package dev.rollcall.domain.account;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the roster tells of an account.
 *
 * @param active in the whole organisation
 * @param deactivatedAt empty for an active one, and where Slack does not tell
 * @param lastActiveAt empty if the account was never used, and where Slack does not tell
 * @param workspaces their ids; of a deactivated account those it was in last
 */
public record RosterEntry(
        AccountId id,
        boolean active,
        Account.Rank rank,
        Optional<Instant> deactivatedAt,
        Optional<Instant> lastActiveAt,
        List<String> workspaces) {
    public RosterEntry {
        requireNonNull(id, "id is null");
        requireNonNull(rank, "rank is null");
        requireNonNull(deactivatedAt, "deactivatedAt is null");
        requireNonNull(lastActiveAt, "lastActiveAt is null");
        workspaces = List.copyOf(workspaces);
    }
}
