package dev.rollcall.local.stepfunctions.execution;

import java.math.BigDecimal;
import java.time.Instant;

/** Instants as AWS's JSON protocols write them: seconds with milliseconds as fraction. */
public final class EpochSeconds {

    private static final int MILLIS_DIGITS = 3;

    private EpochSeconds() {}

    public static BigDecimal of(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), MILLIS_DIGITS);
    }
}
