package dev.rollcall.domain.push;

import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.person.SourceId;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How much more careful Rollcall is with what a source has pushed. It cannot be asked whether it
 * means it, so what it takes away must stand for longer before it is acted on, and less of it is
 * let through.
 *
 * <p>Such a source is known by its name, so that nobody who admits a change can forget it.
 */
public final class PushCaution {
    /** How the names of these sources look: {@code push}, {@code push-entra}. */
    private static final Pattern NAME = Pattern.compile("push(-[a-z0-9-]+)?");

    private static final int LIMITS_PERCENT = 50;
    private static final int DWELLS = 3;
    private static final Duration LEAST_DWELL = Duration.ofMinutes(2);

    private PushCaution() {}

    /** Returns whether the source is one that pushes, by its name. */
    public static boolean concerns(SourceId source) {
        return NAME.matcher(source.value()).matches();
    }

    /**
     * Returns for how long what takes something away must have stood before the second look: for
     * who was pushed three dwells, two minutes at least, at most half of the time to cut access.
     */
    public static Duration dwell(SourceId source, LeaverPolicy policy) {
        if (!concerns(source)) {
            return policy.dwell();
        }
        Duration longer = max(policy.dwell().multipliedBy(DWELLS), LEAST_DWELL);
        Duration most = policy.sla().accessCut().dividedBy(2);
        return max(policy.dwell(), longer.compareTo(most) < 0 ? longer : most);
    }

    /** Returns the limits for who is of that source: of who was pushed half of all. */
    public static Limits limits(SourceId source, Limits limits) {
        return concerns(source) ? limits.lowered(LIMITS_PERCENT) : limits;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
