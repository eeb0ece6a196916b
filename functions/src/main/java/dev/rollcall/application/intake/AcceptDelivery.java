package dev.rollcall.application.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.DeliveryReader;
import dev.rollcall.application.port.DeliveryReader.Delivery;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.platform.Hashes;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Takes in one hook delivery: who sent it, can it be read, is it stored. */
public final class AcceptDelivery {
    /** Okta documents no limit per delivery; real ones are a few kilobytes an event. */
    public static final int LARGEST_BODY = 1_000_000;

    /** A wrong secret may be one that was rotated in just now; guessing must not cost more. */
    private static final Duration REFRESHED_AT_MOST_EVERY = Duration.ofSeconds(15);

    private final String secretName;
    private final Secrets secrets;
    private final DeliveryReader reader;
    private final Inbox inbox;
    private final ReceiveHints receive;
    private final Clock clock;
    private final AtomicReference<Instant> refreshed = new AtomicReference<>(Instant.MIN);

    public AcceptDelivery(
            String secretName,
            Secrets secrets,
            DeliveryReader reader,
            Inbox inbox,
            ReceiveHints receive,
            Clock clock) {
        this.secretName = requireNonNull(secretName, "secretName is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.inbox = requireNonNull(inbox, "inbox is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What to answer. */
    public sealed interface Outcome {
        record Stored(ReceiveHints.Received received, int ignored, int unreadable)
                implements Outcome {}

        record Unauthenticated() implements Outcome {}

        record TooLarge() implements Outcome {}

        record Malformed(String detail) implements Outcome {}
    }

    /**
     * Accepts a delivery. Only when this returns {@code Stored} may it be acknowledged.
     *
     * @param presented the secret the sender showed, if any
     * @throws PortFailure if the delivery could not be stored: the sender must try again
     */
    public Outcome accept(Optional<String> presented, byte[] body) {
        if (!known(presented) && !knownAfresh(presented)) {
            return new Outcome.Unauthenticated();
        }
        if (body.length > LARGEST_BODY) {
            reject("too-large", body);
            return new Outcome.TooLarge();
        }
        return switch (reader.read(body)) {
            case Delivery.Malformed(String reason, String detail) -> {
                reject(reason, body);
                yield new Outcome.Malformed(detail);
            }
            case Delivery.Events events -> {
                // What can be acted on first: the sender's patience is short.
                ReceiveHints.Received received = receive.receive(events.hints());
                events.unreadable().forEach(reason -> reject(reason, body));
                yield new Outcome.Stored(received, events.ignored(), events.unreadable().size());
            }
        };
    }

    /** A secret rotated in since the last reading is known at once, not when the cache ends. */
    private boolean knownAfresh(Optional<String> presented) {
        Instant last = requireNonNull(refreshed.get(), "refreshed is null");
        Instant now = clock.instant();
        if (presented.isEmpty()
                || last.isAfter(now.minus(REFRESHED_AT_MOST_EVERY))
                || !refreshed.compareAndSet(last, now)) {
            return false;
        }
        secrets.refresh(secretName);
        return known(presented);
    }

    /** Compares with every accepted secret, in constant time, whichever matches. */
    private boolean known(Optional<String> presented) {
        byte[] shown = hashed(presented.orElse(""));
        boolean matches = false;
        for (Secret secret : secrets.accepted(secretName)) {
            // Hashes of equal length: the comparison tells nothing about the secret's length.
            matches |= MessageDigest.isEqual(hashed(secret.value()), shown);
        }
        return matches && presented.isPresent();
    }

    private static byte[] hashed(String text) {
        return Hashes.sha256(text).getBytes(UTF_8);
    }

    private void reject(String reason, byte[] body) {
        inbox.reject(reason, Hashes.sha256(body), body.length, clock.instant());
    }
}
