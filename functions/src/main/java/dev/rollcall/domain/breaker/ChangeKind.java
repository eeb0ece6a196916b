package dev.rollcall.domain.breaker;

/** The kinds of change that are counted apart. */
public enum ChangeKind {
    DEACTIVATE,
    REMOVE_FROM_WORKSPACE,
    REMOVE_FROM_IDP_GROUP,
    REMOVE_FROM_USER_GROUP,
    REMOVE_FROM_CHANNEL,
    CHANGE_ROLE,
    REACTIVATE,
    CREATE
}
