package dev.rollcall.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.senders.SignalTransmitter;
import dev.rollcall.local.senders.WebhookSender;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.HmacSha256;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How the true sender of a hook proves that it is.
 *
 * @param body makes the sender's own body of a sample
 * @param proof the headers that go with the bytes that are sent
 */
record Sender(UnaryOperator<String> body, Function<byte[], Map<String, String>> proof) {
    /** What the items of the sample events show instead of the secret. */
    private static final String SAMPLES_STATE = "entra-hook-secret-of-the-sample-events";

    Sender {
        requireNonNull(body, "body is null");
        requireNonNull(proof, "proof is null");
    }

    /** Returns the sender to that path; empty for one whose proof is not known here. */
    static Optional<Sender> to(String path, LocalRuntime runtime, Instant now) {
        return switch (path) {
            case "/hooks/okta" -> byHeader(Map.of("authorization", runtime.hookSecret()));
            case "/hooks/slack" ->
                    Optional.of(
                            new Sender(
                                    UnaryOperator.identity(),
                                    sent -> slack(runtime.signingSecret(), sent, now)));
            case "/hooks/entra" ->
                    Optional.of(
                            new Sender(
                                    sample ->
                                            sample.replace(
                                                    SAMPLES_STATE, runtime.entraHookSecret()),
                                    _ -> Map.of("content-type", "application/json")));
            case "/hooks/custom" ->
                    Optional.of(
                            new Sender(
                                    UnaryOperator.identity(),
                                    sent -> webhook(told(runtime, "customHookSecret"), sent, now)));
            case "/hooks/ssf" -> {
                SignalTransmitter signals = runtime.okta().senders().signals();
                yield Optional.of(
                        new Sender(
                                _ -> revoked(signals, now),
                                _ ->
                                        Map.of(
                                                "authorization",
                                                told(runtime, "signalsSecret"),
                                                "content-type",
                                                "application/secevent+jwt")));
            }
            case "/scim/v2/{proxy+}" ->
                    byHeader(Map.of("authorization", "Bearer " + runtime.pushToken()));
            default -> Optional.empty();
        };
    }

    private static Optional<Sender> byHeader(Map<String, String> headers) {
        return Optional.of(new Sender(UnaryOperator.identity(), _ -> headers));
    }

    private static String told(LocalRuntime runtime, String secret) {
        return runtime.describe().path(secret).asText();
    }

    private static String revoked(SignalTransmitter signals, Instant now) {
        Map<String, Object> claims = signals.claims();
        claims.put(
                "events",
                Map.of(
                        SignalTransmitter.type("session-revoked"),
                        Map.of(
                                "subject", signals.person("00u00000000005Acme"),
                                "event_timestamp", now.toEpochMilli())));
        return signals.sign(claims);
    }

    /** What was made no text by the fuzz is signed as no text can be: then it is a stranger's. */
    private static Map<String, String> webhook(String secret, byte[] sent, Instant now) {
        String id = "msg_" + Hashes.sha256(sent).substring(0, 24);
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(now.getEpochSecond()),
                "webhook-signature",
                "v1," + WebhookSender.sign(secret, id, now, new String(sent, UTF_8)));
    }

    private static Map<String, String> slack(String secret, byte[] sent, Instant now) {
        String time = Long.toString(now.getEpochSecond());
        byte[] signature =
                HmacSha256.of(secret.getBytes(UTF_8), ("v0:" + time + ":").getBytes(UTF_8), sent);
        return Map.of(
                "x-slack-request-timestamp",
                time,
                "x-slack-signature",
                "v0=" + HexFormat.of().formatHex(signature));
    }
}
