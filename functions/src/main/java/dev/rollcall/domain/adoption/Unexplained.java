package dev.rollcall.domain.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.util.Comparator;

/** That an account has something that no rule explains, and that is on no record of ours. */
public record Unexplained(Entitlement thing, AccountId account) {
    /** What is of one thing lies together. */
    public static final Comparator<Unexplained> BY_THING =
            Comparator.<Unexplained, String>comparing(one -> one.thing().key())
                    .thenComparing(one -> one.account().value());

    public Unexplained {
        requireNonNull(thing, "thing is null");
        requireNonNull(account, "account is null");
    }
}
