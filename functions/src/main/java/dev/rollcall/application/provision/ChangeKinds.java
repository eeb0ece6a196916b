package dev.rollcall.application.provision;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.breaker.ChangeKind;

import java.util.Optional;

/** As what the taking of something counts. */
final class ChangeKinds {
    private ChangeKinds() {}

    static ChangeKind of(Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.Workspace _ -> ChangeKind.REMOVE_FROM_WORKSPACE;
            case Entitlement.IdpGroup _ -> ChangeKind.REMOVE_FROM_IDP_GROUP;
            case Entitlement.UserGroup _, Entitlement.OrganisationGroup _ ->
                    ChangeKind.REMOVE_FROM_USER_GROUP;
            case Entitlement.Channel _ -> ChangeKind.REMOVE_FROM_CHANNEL;
            case Entitlement.AdminRole _ -> ChangeKind.CHANGE_ROLE;
        };
    }

    /** Returns as what an intent of a run counts; empty if the breaker is not asked for such. */
    static Optional<ChangeKind> of(LedgerEntry intent) {
        String action = intent.intent().map(LedgerEntry.Intent::action).orElse("");
        if (action.equals(ReviveAccount.ACTION)) {
            return Optional.of(ChangeKind.REACTIVATE);
        }
        if (action.startsWith(ConvertAccount.ACTION)) {
            return Optional.of(ChangeKind.CHANGE_ROLE);
        }
        return action.equals(ChangeMembership.LEAVE)
                ? intent.subject().entitlement().map(ChangeKinds::of)
                : Optional.empty();
    }
}
