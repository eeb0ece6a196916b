package dev.rollcall.platform.http;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** When a signed request says that it was sent: whole seconds since 1970, as digits. */
public final class SentAt {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    private SentAt() {}

    /**
     * Returns whether the time is one, and no more than so much before or after now: a clock that
     * is ahead would let a request be replayed as well as one that is behind.
     */
    public static boolean isWithin(Duration tolerance, String seconds, Instant now) {
        return SECONDS.matcher(seconds).matches()
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                                .abs()
                                .compareTo(tolerance)
                        <= 0;
    }
}
