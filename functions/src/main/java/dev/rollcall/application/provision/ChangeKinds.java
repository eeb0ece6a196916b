package dev.rollcall.application.provision;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.ChangeKind;

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
}
