package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.DeliveryProof;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.Secrets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Whether a delivery is proven by one of the secrets that are accepted now. */
public final class ProvenBySecret {
    /** A wrong secret may be one that was rotated in just now; guessing must not cost more. */
    private static final Duration REFRESHED_AT_MOST_EVERY = Duration.ofSeconds(15);

    private final String secretName;
    private final Secrets secrets;
    private final DeliveryProof proof;
    private final Clock clock;
    private final AtomicReference<Instant> refreshed = new AtomicReference<>(Instant.MIN);

    public ProvenBySecret(String secretName, Secrets secrets, DeliveryProof proof, Clock clock) {
        this.secretName = requireNonNull(secretName, "secretName is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.proof = requireNonNull(proof, "proof is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** A secret rotated in since the last reading is known at once, not when the cache ends. */
    public boolean proven(HookRequest request) {
        return byAny(request) || (readAfresh() && byAny(request));
    }

    /** Tries every accepted secret, whichever matches: the time tells nothing of which. */
    private boolean byAny(HookRequest request) {
        boolean proven = false;
        for (Secret secret : secrets.accepted(secretName)) {
            proven |= proof.holds(secret, request);
        }
        return proven;
    }

    private boolean readAfresh() {
        Instant last = requireNonNull(refreshed.get(), "refreshed is null");
        Instant now = clock.instant();
        if (last.isAfter(now.minus(REFRESHED_AT_MOST_EVERY))
                || !refreshed.compareAndSet(last, now)) {
            return false;
        }
        secrets.refresh(secretName);
        return true;
    }
}
