package dev.rollcall.wire;

import java.util.List;

/** The answer to {@code GET} and {@code POST /operator/entra}. */
public record SubscriptionList(List<SubscriptionState> subscriptions) {
    public SubscriptionList {
        subscriptions = List.copyOf(subscriptions);
    }
}
