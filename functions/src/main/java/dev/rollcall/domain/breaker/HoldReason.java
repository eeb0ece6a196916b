package dev.rollcall.domain.breaker;

/** Why the breaker holds. */
public enum HoldReason {
    /** The plan alone is larger than one plan may be. */
    PLAN_LIMIT,
    HOUR_LIMIT,
    DAY_LIMIT,
    WEEK_LIMIT,
    MONTH_LIMIT,
    /** It would take too large a share of one group's members away. */
    GROUP_LIMIT,
    /** A source behind the plan was not read whole. */
    SOURCE_INCOMPLETE,
    /** A source behind the plan has shrunk beyond its limit since the last good reading. */
    SOURCE_SHRUNK,
    /** The stop switch is thrown. */
    STOPPED,
    /** The account is linked to somebody else too, who has not left. */
    DISPUTED_LINK,
    /** The approval it came with is too old, or too many of its items have changed since. */
    APPROVAL_LAPSED,
    /** A human decided against it; it is shown again (never forgotten). */
    SHOWN_AGAIN,
    /** The breaker's own state could not be read: it holds (rule 5). */
    STATE_UNREADABLE
}
