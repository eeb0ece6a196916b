package dev.rollcall.adapter.webhook;

import dev.rollcall.application.port.DeliveryProof;
import dev.rollcall.application.port.DeliveryReader;
import dev.rollcall.domain.person.SourceId;

import java.time.InstantSource;
import java.util.Set;

/** The hook for a sender of one's own: how it proves itself, and what it tells. */
public final class CustomWebhook {
    /** The logical name of the secret that both sides have. */
    public static final String SECRET = "custom-hook";

    private CustomWebhook() {}

    /** Returns the proof by signature; {@code clock} tells whether it was made just now. */
    public static DeliveryProof proof(InstantSource clock) {
        return new WebhookSignature(clock);
    }

    /**
     * Returns what reads an event.
     *
     * @param sources the names of those that are connected: events of others are refused
     */
    public static DeliveryReader deliveries(Set<SourceId> sources) {
        return new WebhookReader(sources);
    }
}
