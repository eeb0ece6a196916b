package dev.rollcall.application.port;

/** How a sender proves that a delivery is theirs. */
@FunctionalInterface
public interface DeliveryProof {

    /**
     * Returns whether the request was sent by somebody who has this secret, and, where the sender
     * says when, that it was sent just now. Compares in constant time, and holds for no request
     * that cannot be read.
     */
    boolean holds(Secret secret, HookRequest request);
}
