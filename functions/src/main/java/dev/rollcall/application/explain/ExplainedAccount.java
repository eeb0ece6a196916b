package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.policy.AccountType;

import java.util.List;
import java.util.Optional;

/**
 * What one account has, entitlement by entitlement; or, of somebody without one, what is to come.
 *
 * @param account empty: there is none
 * @param type what it is at present; empty if there is none or Slack does not know it
 * @param unread what could not be read
 */
public record ExplainedAccount(
        Optional<AccountId> account,
        boolean active,
        Optional<AccountType> type,
        List<ExplainedEntitlement> entitlements,
        List<Holdings.Unread> unread) {
    public ExplainedAccount {
        requireNonNull(account, "account is null");
        requireNonNull(type, "type is null");
        entitlements = List.copyOf(entitlements);
        unread = List.copyOf(unread);
    }
}
