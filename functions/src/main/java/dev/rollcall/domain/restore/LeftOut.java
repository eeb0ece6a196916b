package dev.rollcall.domain.restore;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;

import java.util.Locale;

/** What an account had by hand and does not get back, and why. */
public record LeftOut(Entitlement entitlement, Why why) {
    public enum Why {
        /** Nothing of the account is ever changed. */
        PROTECTED,
        /** Roles are given by people only. */
        ROLE,
        /** Somebody else changes it. */
        FOREIGN_WRITER,
        /** This kind of account cannot have it, or the policy knows no population. */
        ACCOUNT_TYPE,
        /** The end of the person's stay has come. */
        STAY_ENDED,
        /** A rule with authority lists it and does not mean the person: it would take it again. */
        AUTHORITATIVE,
        /** It lies in a workspace that the account is not in. */
        NO_WORKSPACE,
        /** The company's Slack has no call for it. */
        NOT_ON_THIS_PLAN,
        /** A rule gives it by now. */
        BY_RULES;

        /** Returns it in small letters, as {@code foreign-writer}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public LeftOut {
        requireNonNull(entitlement, "entitlement is null");
        requireNonNull(why, "why is null");
    }
}
