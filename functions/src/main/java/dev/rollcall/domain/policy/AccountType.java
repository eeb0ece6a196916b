package dev.rollcall.domain.policy;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.ListedAccount;

/** What kind of account a population has, the narrowest first. */
public enum AccountType {
    /** Rollcall neither makes nor changes such accounts: bots, shared and service accounts. */
    UNMANAGED,
    /** One channel, made by hand in Slack: SCIM cannot make one. */
    SINGLE_CHANNEL_GUEST,
    MULTI_CHANNEL_GUEST,
    MEMBER;

    /**
     * Returns what an account is; a guest with several channels cannot be told from one with one.
     */
    public static AccountType of(ListedAccount.Kind kind) {
        return switch (kind) {
            case ListedAccount.Kind.Member() -> MEMBER;
            case ListedAccount.Kind.Guest _ -> MULTI_CHANNEL_GUEST;
            case ListedAccount.Kind.Bot() -> UNMANAGED;
        };
    }

    public boolean isGuest() {
        return this == SINGLE_CHANNEL_GUEST || this == MULTI_CHANNEL_GUEST;
    }

    /**
     * Returns whether an account of this type can have it. A guest is in no user group and has no
     * role (Slack refuses both), and in IdP groups its documents contradict each other, so never
     * there; a single-channel guest gets its one channel by hand.
     */
    public boolean canHave(Entitlement entitlement) {
        return switch (this) {
            case UNMANAGED -> false;
            case MEMBER -> true;
            case MULTI_CHANNEL_GUEST ->
                    entitlement instanceof Entitlement.Workspace
                            || entitlement instanceof Entitlement.Channel;
            case SINGLE_CHANNEL_GUEST -> entitlement instanceof Entitlement.Workspace;
        };
    }
}
