package dev.rollcall.application.provision;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.Whom;

/** Which of a run's intents are for which change. */
final class Intents {
    private Intents() {}

    /** Returns whether the intent is to make this change. */
    static boolean isFor(Change change, LedgerEntry intent) {
        return isOf(change.whom(), intent)
                && intent.subject().entitlement().equals(change.entitlement())
                && intent.intent().filter(meant -> makes(change, meant.action())).isPresent();
    }

    /** A run's intents are all of one person. */
    private static boolean isOf(Whom whom, LedgerEntry intent) {
        return switch (whom) {
            case Whom.Owner(AccountId account) ->
                    intent.subject().account().filter(account::equals).isPresent();
            case Whom.Newcomer _ -> intent.subject().account().isEmpty();
        };
    }

    private static boolean makes(Change change, String action) {
        if (change.entitlement().isPresent()) {
            return action.equals(ChangeMembership.LEAVE);
        }
        return switch (change.kind()) {
            case CREATE -> action.equals(MakeAccount.ACTION);
            case REACTIVATE -> action.equals(ReviveAccount.ACTION);
            case CHANGE_ROLE -> action.startsWith(ConvertAccount.ACTION);
            case DEACTIVATE,
                    REMOVE_FROM_WORKSPACE,
                    REMOVE_FROM_IDP_GROUP,
                    REMOVE_FROM_USER_GROUP,
                    REMOVE_FROM_CHANNEL ->
                    false;
        };
    }
}
