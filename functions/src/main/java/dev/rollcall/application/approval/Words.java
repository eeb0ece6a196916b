package dev.rollcall.application.approval;

import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;

/** What a human reads for kinds and reasons, in mails and on pages. */
public final class Words {
    private Words() {}

    /** Returns the kind in the number that fits the count. */
    public static String changes(ChangeKind kind, int count) {
        return count == 1 ? one(kind) : many(kind);
    }

    private static String one(ChangeKind kind) {
        return switch (kind) {
            case DEACTIVATE -> "deactivation";
            case REMOVE_FROM_WORKSPACE -> "removal from a workspace";
            case REMOVE_FROM_IDP_GROUP -> "removal from an IdP group";
            case REMOVE_FROM_USER_GROUP -> "removal from a user group";
            case REMOVE_FROM_CHANNEL -> "removal from a channel";
            case CHANGE_ROLE -> "change of role";
            case REACTIVATE -> "reactivation";
            case CREATE -> "new account";
        };
    }

    private static String many(ChangeKind kind) {
        return switch (kind) {
            case DEACTIVATE -> "deactivations";
            case REMOVE_FROM_WORKSPACE -> "removals from workspaces";
            case REMOVE_FROM_IDP_GROUP -> "removals from IdP groups";
            case REMOVE_FROM_USER_GROUP -> "removals from user groups";
            case REMOVE_FROM_CHANNEL -> "removals from channels";
            case CHANGE_ROLE -> "changes of roles";
            case REACTIVATE -> "reactivations";
            case CREATE -> "new accounts";
        };
    }

    /** Returns how many people, or how many changes where one of them may stand for several. */
    public static String count(ChangeKind kind, int count) {
        return isOfPeople(kind)
                ? count == 1 ? "1 person" : count + " people"
                : count + " " + changes(kind, count);
    }

    /** Returns whether each change of the kind is about one whole account. */
    private static boolean isOfPeople(ChangeKind kind) {
        return switch (kind) {
            case DEACTIVATE, REACTIVATE, CREATE -> true;
            case REMOVE_FROM_WORKSPACE,
                    REMOVE_FROM_IDP_GROUP,
                    REMOVE_FROM_USER_GROUP,
                    REMOVE_FROM_CHANNEL,
                    CHANGE_ROLE ->
                    false;
        };
    }

    public static String reason(HoldReason reason) {
        return switch (reason) {
            case PLAN_LIMIT -> "more in one plan than the policy allows";
            case HOUR_LIMIT -> "more within an hour than the policy allows";
            case DAY_LIMIT -> "more within a day than the policy allows";
            case WEEK_LIMIT -> "more within a week than the policy allows";
            case MONTH_LIMIT -> "more within 30 days than the policy allows";
            case GROUP_LIMIT -> "too large a share of one group";
            case SOURCE_INCOMPLETE -> "the source could not be read whole";
            case SOURCE_SHRUNK -> "the source has lost too many people since it was last read";
            case DISPUTED_LINK -> "the account is linked to somebody else too, who has not left";
            case STOPPED -> "the stop switch is thrown";
            case APPROVAL_LAPSED -> "released before, but too late or too much had changed";
            case SHOWN_AGAIN -> "decided against before, and due to be looked at again";
            case STATE_UNREADABLE -> "the breaker could not read its own counters";
        };
    }
}
