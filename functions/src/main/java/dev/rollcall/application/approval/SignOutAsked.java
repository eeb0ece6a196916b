package dev.rollcall.application.approval;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a case's ledger says of a bulk sign-out: asked is not seen. Slack carries it out in the
 * background and does not say when, so the account is looked at some time after.
 */
public final class SignOutAsked {
    /** So long after it was asked the account may be looked at; one is signed out singly then. */
    public static final Duration LOOK_AFTER = Duration.ofSeconds(60);

    static final Kind KIND = Kind.SIGN_OUT_ASKED;

    private SignOutAsked() {}

    /** Returns when Slack accepted to sign the account out, for this case. */
    public static Optional<Instant> at(Ledger ledger, CaseId caseId, AccountId account) {
        return ledger.find(caseId, key(account)).map(stored -> stored.entry().at());
    }

    static String key(AccountId account) {
        return "sign-out-asked#" + account;
    }
}
