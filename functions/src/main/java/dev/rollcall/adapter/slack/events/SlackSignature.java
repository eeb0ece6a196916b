package dev.rollcall.adapter.slack.events;

import static java.nio.charset.StandardCharsets.US_ASCII;
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
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Slack's signature: {@code v0=} and the hexadecimal HMAC-SHA256, by the app's signing secret, of
 * {@code v0:time:body} (docs.slack.dev, "Verifying requests from Slack").
 */
public final class SlackSignature implements DeliveryProof {
    /** What Slack recommends; it holds for a clock that is ahead too. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern SIGNATURE = Pattern.compile("v0=[0-9a-f]{64}");

    private final InstantSource clock;

    public SlackSignature(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public boolean holds(Secret secret, HookRequest request) {
        Optional<String> time = request.header("x-slack-request-timestamp").filter(this::isJustNow);
        Optional<String> signature =
                request.header("x-slack-signature")
                        .filter(text -> SIGNATURE.matcher(text).matches());
        return time.isPresent()
                && signature.isPresent()
                && MessageDigest.isEqual(
                        signed(secret, time.get(), request.body()).getBytes(US_ASCII),
                        signature.get().getBytes(US_ASCII));
    }

    private boolean isJustNow(String time) {
        return SentAt.isWithin(TOLERANCE, time, clock.instant());
    }

    private static String signed(Secret secret, String time, byte[] body) {
        return "v0="
                + HexFormat.of()
                        .formatHex(
                                HmacSha256.of(
                                        secret.value().getBytes(UTF_8),
                                        ("v0:" + time + ":").getBytes(US_ASCII),
                                        body));
    }
}
