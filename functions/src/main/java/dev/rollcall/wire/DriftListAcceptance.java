package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/drift/acceptances}: accepts all that a filter takes. An empty
 * text narrows nothing.
 *
 * @param population its name in the policy
 * @param entitlement its key
 * @param mapping its name in the policy
 * @param state as lists show it
 * @param since a day in UTC or a time: found first then, or later
 * @param until the last day, as in {@code 2027-03-31}; it ends with it, in UTC
 * @param reason why, in one sentence that names nobody
 * @param digest of the list that was shown; an empty text: it is only to be shown
 */
public record DriftListAcceptance(
        String kind,
        String person,
        String population,
        String entitlement,
        String mapping,
        String state,
        String since,
        String until,
        String reason,
        String digest) {}
