package dev.rollcall.domain.lifecycle;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** How somebody leaves: how long people may take over what no API can end. */
public enum Departure {
    NORMAL(Duration.ofDays(5)),
    /** Somebody who may do harm. */
    HOSTILE(Duration.ofHours(4));

    private final Duration residuals;

    Departure(Duration residuals) {
        this.residuals = requireNonNull(residuals, "residuals is null");
    }

    /** Returns how long after it was found a residual item is due. */
    public Duration residuals() {
        return residuals;
    }
}
