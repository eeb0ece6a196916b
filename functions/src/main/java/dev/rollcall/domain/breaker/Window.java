package dev.rollcall.domain.breaker;

import java.time.Duration;

/** How far back a limit looks. */
public enum Window {
    HOUR(Duration.ofHours(1), HoldReason.HOUR_LIMIT),
    DAY(Duration.ofDays(1), HoldReason.DAY_LIMIT),
    WEEK(Duration.ofDays(7), HoldReason.WEEK_LIMIT),
    MONTH(Duration.ofDays(30), HoldReason.MONTH_LIMIT);

    private final Duration length;
    private final HoldReason exceeded;

    Window(Duration length, HoldReason exceeded) {
        this.length = length;
        this.exceeded = exceeded;
    }

    public Duration length() {
        return length;
    }

    /** Returns the reason to hold where this window's limit would be exceeded. */
    public HoldReason exceeded() {
        return exceeded;
    }
}
