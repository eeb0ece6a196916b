package dev.rollcall.local.slack.limit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * What is left of one limit. It fills by the clock, up to the burst. Whole numbers only, so that
 * the time of the next call is exact to the nanosecond.
 */
final class Bucket {
    private static final long PER_MILLE = 1_000;
    private static final long ONE_CALL = 60_000_000_000L * PER_MILLE;

    private final Limit limit;
    private long level;
    private Instant at;
    private long ours = PER_MILLE;

    Bucket(Limit limit, Instant now) {
        this.limit = requireNonNull(limit, "limit is null");
        this.at = requireNonNull(now, "now is null");
        this.level = limit.burst() * ONE_CALL;
    }

    /** Lets somebody else use up that many thousandths of what comes in from now on. */
    void othersUse(int perMille, Instant now) {
        fill(now);
        ours = PER_MILLE - perMille;
    }

    /** Returns how long until a call may be made; zero for now. */
    Duration untilFree(Instant now) {
        fill(now);
        long missing = ONE_CALL - level;
        if (missing <= 0) {
            return Duration.ZERO;
        }
        long perNano = limit.perMinute() * ours;
        return perNano == 0
                ? Duration.ofHours(1)
                : Duration.ofNanos(Math.ceilDiv(missing, perNano));
    }

    void take() {
        level -= ONE_CALL;
    }

    /** Returns how many calls may be made at once. */
    long calls(Instant now) {
        fill(now);
        return level / ONE_CALL;
    }

    private void fill(Instant now) {
        long perNano = limit.perMinute() * ours;
        long room = limit.burst() * ONE_CALL - level;
        long passed = Math.max(0, Duration.between(at, now).toNanos());
        if (perNano > 0 && room > 0) {
            level += passed >= Math.ceilDiv(room, perNano) ? room : passed * perNano;
        }
        at = now.isAfter(at) ? now : at;
    }
}
