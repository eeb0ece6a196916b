package dev.rollcall.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.DeliveryProof;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.Secret;
import dev.rollcall.platform.HmacSha256;
import dev.rollcall.platform.http.SentAt;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a delivery is signed by the sender, just now: HMAC-SHA256 over {@code id.timestamp.body},
 * the body as it came (Standard Webhooks 1.0.0, "Signature scheme", version {@code v1}).
 *
 * <p>The header may name several signatures, of which one must be right, and the secret may be
 * several, separated by spaces: so either side can rotate alone. Signatures of other versions are
 * passed over, as the specification asks.
 */
final class WebhookSignature implements DeliveryProof {
    static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";

    /** What the specification's own libraries have, both ways. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String VERSION = "v1,";
    private static final String SECRET_PREFIX = "whsec_";
    private static final Pattern BLANK = Pattern.compile("\\s+");

    /** One for each secret in rotation is what a sender has; a thousand would be an attack. */
    private static final int MOST_SIGNATURES = 16;

    /** Longer is no id that anybody sends. */
    private static final int LONGEST_ID = 1_000;

    /** A shorter key is none: the specification has 24 to 64 bytes. */
    private static final int SHORTEST_KEY = 24;

    private final InstantSource clock;

    WebhookSignature(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public boolean holds(Secret secret, HookRequest request) {
        Optional<String> id =
                request.header(ID).filter(it -> !it.isEmpty() && it.length() <= LONGEST_ID);
        Optional<String> timestamp = request.header(TIMESTAMP).filter(this::isNow);
        Optional<String> signatures = request.header(SIGNATURE);
        if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
            return false;
        }
        byte[] head = (id.get() + "." + timestamp.get() + ".").getBytes(UTF_8);
        byte[] body = request.body();
        List<byte[]> shown = shown(signatures.get());
        boolean holds = false;
        // All of them, whichever fits: the time tells nothing of which.
        for (byte[] key : keys(secret)) {
            byte[] expected = HmacSha256.of(key, head, body);
            for (byte[] one : shown) {
                holds |= MessageDigest.isEqual(expected, one);
            }
        }
        return holds;
    }

    private boolean isNow(String timestamp) {
        return SentAt.isWithin(TOLERANCE, timestamp, clock.instant());
    }

    private static List<byte[]> shown(String header) {
        return BLANK.splitAsStream(header)
                .filter(one -> one.startsWith(VERSION))
                .limit(MOST_SIGNATURES)
                .flatMap(one -> decoded(one.substring(VERSION.length())).stream())
                .toList();
    }

    private static List<byte[]> keys(Secret secret) {
        return Arrays.stream(BLANK.split(secret.value().strip()))
                .map(one ->
                        one.startsWith(SECRET_PREFIX) ? one.substring(SECRET_PREFIX.length()) : one)
                .flatMap(one -> decoded(one).stream())
                .filter(key -> key.length >= SHORTEST_KEY)
                .toList();
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
