package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/** The retention that a bucket gives to every new version. */
record DefaultRetention(Retention.Mode mode, int days) {
    DefaultRetention {
        requireNonNull(mode, "mode is null");
        if (days < 1) {
            throw new IllegalArgumentException("Default retention must be at least a day");
        }
    }

    Retention from(Instant now) {
        return new Retention(mode, now.plus(Duration.ofDays(days)));
    }
}
