package dev.rollcall.domain.policy;

/**
 * What a leave date in a source means. It stands in the policy, and not among the settings of a
 * deployment: whoever leaves them out makes those who left by date entitled again.
 */
public enum LeaveDates {
    /** Nothing: they are not asked for. */
    IGNORE,
    /** Whoever's has passed has left, whatever else the source says. */
    LEAVER
}
