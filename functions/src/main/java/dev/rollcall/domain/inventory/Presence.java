package dev.rollcall.domain.inventory;

/** Whether something that was found is there still. */
public enum Presence {
    THERE,
    /** Slack says that it is gone: uninstalled, revoked, deactivated. */
    GONE,
    /** No API of Slack's tells; a human must look. */
    UNKNOWN
}
