package dev.rollcall.domain.breaker;

import dev.rollcall.domain.access.Entitlement;

/** The kinds of change that are counted apart. */
public enum ChangeKind {
    DEACTIVATE,
    REMOVE_FROM_WORKSPACE,
    REMOVE_FROM_IDP_GROUP,
    REMOVE_FROM_USER_GROUP,
    REMOVE_FROM_CHANNEL,
    CHANGE_ROLE,
    REACTIVATE,
    CREATE;

    /** Returns whether somebody can use Slack by it who could not before. */
    public boolean givesAccess() {
        return switch (this) {
            case REACTIVATE, CREATE -> true;
            case DEACTIVATE,
                    REMOVE_FROM_WORKSPACE,
                    REMOVE_FROM_IDP_GROUP,
                    REMOVE_FROM_USER_GROUP,
                    REMOVE_FROM_CHANNEL,
                    CHANGE_ROLE ->
                    false;
        };
    }

    /** Returns as what the taking of such a thing counts. */
    public static ChangeKind ofTaking(Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.Workspace _ -> REMOVE_FROM_WORKSPACE;
            case Entitlement.IdpGroup _ -> REMOVE_FROM_IDP_GROUP;
            case Entitlement.UserGroup _, Entitlement.OrganisationGroup _ -> REMOVE_FROM_USER_GROUP;
            case Entitlement.Channel _ -> REMOVE_FROM_CHANNEL;
            case Entitlement.AdminRole _ -> CHANGE_ROLE;
        };
    }
}
