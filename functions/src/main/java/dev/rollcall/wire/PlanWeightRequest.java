package dev.rollcall.wire;

import java.util.List;

/**
 * The other body of {@code POST /operator/plan}, once all parts are put together: whether the
 * breaker would hold so much.
 *
 * @param policy the bytes of the file, in base64; its limits are asked
 */
public record PlanWeightRequest(String policy, List<Planned> planned) {

    /**
     * @param kind as of a change: {@code take}, {@code convert}, {@code reactivate} or {@code
     *     make-account}
     * @param entitlement what is taken; empty: it is about accounts
     * @param changes at least 1
     */
    public record Planned(String kind, String entitlement, int changes) {}

    public PlanWeightRequest {
        planned = List.copyOf(planned);
    }
}
