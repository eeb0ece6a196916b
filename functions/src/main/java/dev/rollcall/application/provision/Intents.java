package dev.rollcall.application.provision;

import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;

/** Which of a run's intents are for which change. */
final class Intents {
    private Intents() {}

    /** Returns whether the intent is to make this change. */
    static boolean isFor(Change change, LedgerEntry intent) {
        return intent.subject().account().filter(change.account()::equals).isPresent()
                && intent.subject().entitlement().equals(change.entitlement())
                && intent.intent().filter(meant -> makes(change, meant.action())).isPresent();
    }

    private static boolean makes(Change change, String action) {
        if (change.entitlement().isPresent()) {
            return action.equals(ChangeMembership.LEAVE);
        }
        return change.kind() == ChangeKind.REACTIVATE
                ? action.equals(ReviveAccount.ACTION)
                : action.startsWith(ConvertAccount.ACTION);
    }
}
