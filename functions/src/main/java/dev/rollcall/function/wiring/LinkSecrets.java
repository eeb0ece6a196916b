package dev.rollcall.function.wiring;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Texts that nobody can guess: 256 random bits, in characters that a URL takes as they are. */
final class LinkSecrets {
    private static final int BYTES = 32;

    private LinkSecrets() {}

    /** SecureRandom is reseeded after a SnapStart restore; other generators would repeat. */
    static Supplier<String> random() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
    }
}
