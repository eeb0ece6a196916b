package dev.rollcall.domain.signal;

import static java.util.Objects.requireNonNull;

/**
 * What may have happened to somebody. None is a fact: the source is asked what is so (OpenID CAEP
 * 1.0 and RISC 1.0).
 */
public enum SignalKind {
    /** Also raised by an ordinary logout, in Okta; never a departure. */
    SESSION_REVOKED("caep.session-revoked"),
    ACCOUNT_DISABLED("risc.account-disabled"),
    ACCOUNT_ENABLED("risc.account-enabled"),
    ACCOUNT_PURGED("risc.account-purged"),
    IDENTIFIER_CHANGED("risc.identifier-changed");

    private final String word;

    SignalKind(String word) {
        this.word = requireNonNull(word, "word is null");
    }

    /** Returns how a hint and the ledger call it. */
    public String word() {
        return word;
    }
}
