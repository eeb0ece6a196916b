package dev.rollcall.wire;

import java.util.List;

/**
 * The answer to a {@link PlanWeightRequest}.
 *
 * @param held what would be held; none: nothing
 */
public record PlanWeight(String at, List<Held> held) {

    /**
     * @param kind of the breaker's, e.g. {@code remove-from-user-group}
     * @param entitlement the group of which too much is taken; empty: all of the kind together
     * @param changes how many are planned
     * @param reason which limit: {@code hour-limit}, {@code day-limit}, {@code week-limit}, {@code
     *     month-limit} or {@code group-limit}
     * @param limit what it allows
     * @param before what was admitted in that time already
     */
    public record Held(
            String kind, String entitlement, int changes, String reason, int limit, int before) {}

    public PlanWeight {
        held = List.copyOf(held);
    }
}
