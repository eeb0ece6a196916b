package dev.rollcall.adapter.ssf;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.SourceId;

import java.net.URI;
import java.util.Optional;

/**
 * The transmitter, and what its events must say.
 *
 * @param issuer exactly as the transmitter calls itself
 * @param audience what its events are for, as the stream was configured
 * @param source which source the people are of whom it tells
 * @param keys where its public keys are; empty: where its own configuration says
 * @param typeRequired whether the token must say that it is a security event; else another token of
 *     the same issuer for the same audience could be passed off as one
 */
public record SsfSettings(
        URI issuer, String audience, SourceId source, Optional<URI> keys, boolean typeRequired) {
    public SsfSettings {
        requireNonNull(issuer, "issuer is null");
        requireNonNull(audience, "audience is null");
        requireNonNull(source, "source is null");
        requireNonNull(keys, "keys is null");
        if (!isSafe(issuer) || !keys.map(SsfSettings::isSafe).orElse(true)) {
            throw new IllegalArgumentException(
                    "A transmitter and its keys have https addresses; http is for loopback only");
        }
        if (audience.isBlank()) {
            throw new IllegalArgumentException(
                    "Set SsfAudience to what the transmitter's stream has as aud; without it events"
                            + " for others would be taken");
        }
    }

    static boolean isSafe(URI uri) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && ("https".equals(uri.getScheme())
                        || ("http".equals(uri.getScheme()) && isLoopback(uri.getHost())));
    }

    private static boolean isLoopback(String host) {
        return host.equals("127.0.0.1") || host.equals("[::1]") || host.equals("localhost");
    }
}
