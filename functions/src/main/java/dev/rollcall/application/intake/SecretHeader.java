package dev.rollcall.application.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.DeliveryProof;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.Secret;
import dev.rollcall.platform.Hashes;

import java.security.MessageDigest;

/** The secret itself stands in a header: all that a sender without signatures can show. */
public record SecretHeader(String name) implements DeliveryProof {
    public SecretHeader {
        requireNonNull(name, "name is null");
    }

    @Override
    public boolean holds(Secret secret, HookRequest request) {
        // Hashes of equal length: the comparison tells nothing about the secret's length.
        return request.header(name)
                .map(shown -> MessageDigest.isEqual(hashed(secret.value()), hashed(shown)))
                .orElse(false);
    }

    private static byte[] hashed(String text) {
        return Hashes.sha256(text).getBytes(UTF_8);
    }
}
