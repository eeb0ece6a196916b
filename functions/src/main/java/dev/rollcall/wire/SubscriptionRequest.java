package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/entra}.
 *
 * @param anew whether they are made anew, rather than kept longer
 */
public record SubscriptionRequest(boolean anew) {}
