package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;

/** What is not changed although it differs from the rules, or that no rule explains, and why. */
public record LeftAlone(Entitlement entitlement, Why why) {
    public enum Why {
        /** The account is protected. */
        PROTECTED,
        /** Only who is entitled is changed here; leavers have a runbook of their own. */
        NOT_ENTITLED,
        /** The policy knows no population for the person. */
        NO_POPULATION,
        /** Rollcall does not change this kind of account. */
        UNMANAGED_ACCOUNT,
        /** Somebody else changes it. */
        FOREIGN_WRITER,
        /** The rules that say something about it only observe or report. */
        NOT_ACTING,
        /** The company's Slack has no call for it: it cannot be changed, whatever rules say. */
        NOT_ON_THIS_PLAN,
        /** It could not be read: neither there nor missing. */
        UNVERIFIABLE,
        /** This kind of account cannot have it. */
        ACCOUNT_TYPE,
        /** It lies in a workspace that the account is not in and is not given. */
        NO_WORKSPACE,
        /** A workspace in which there is something that must stay. */
        HOLDS_WHAT_STAYS,
        /** Put there by hand, in something that mappings only add to. */
        MANUAL,
        /** It was there when the company was adopted, and nobody has decided on it. */
        PRE_EXISTING,
        /** No mapping lists it: it is not managed. */
        NOT_LISTED,
        /** There is no account before the person's first sign-in. */
        UNTIL_FIRST_SIGN_IN
    }

    public LeftAlone {
        requireNonNull(entitlement, "entitlement is null");
        requireNonNull(why, "why is null");
    }
}
