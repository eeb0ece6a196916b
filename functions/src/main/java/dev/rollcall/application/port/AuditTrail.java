package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;

import java.time.Instant;
import java.util.Optional;

/** Slack's own record of what was done, which Rollcall cannot write. Only reads. */
public interface AuditTrail {

    /**
     * That an account was deactivated ({@code user_deactivated}, {@code guest_deactivated}).
     *
     * @param entry the audit log's id of it
     * @param by the account that did it, or Slack's own {@code USLACKUSER}; of a SCIM call it is
     *     whoever installed the app
     */
    record Deactivation(String entry, Instant at, String by) {
        public Deactivation {
            requireNonNull(entry, "entry is null");
            requireNonNull(at, "at is null");
            requireNonNull(by, "by is null");
        }
    }

    /**
     * Returns the latest deactivation of the account since then; empty if the log shows none, or a
     * later reactivation, or not yet: it may be some seconds behind.
     *
     * @throws PortFailure if the log cannot be read
     */
    Optional<Deactivation> deactivation(AccountId account, Instant since);
}
