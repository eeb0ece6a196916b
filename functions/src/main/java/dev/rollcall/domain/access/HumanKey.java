package dev.rollcall.domain.access;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What shows across rehires that two identities are one human: a digest of the number that HR gives
 * once and never again. Pseudonymous, not secret.
 */
public record HumanKey(String digest) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public HumanKey {
        requireNonNull(digest, "digest is null");
        if (!SHAPE.matcher(digest).matches()) {
            throw new IllegalArgumentException("A human key is a SHA-256 in hexadecimal digits");
        }
    }

    /**
     * Returns the key of HR's number; spaces around it and case do not matter.
     *
     * @throws IllegalArgumentException if the number is blank: nobody is everybody's equal
     */
    public static HumanKey of(String number) {
        String same = number.strip().toLowerCase(Locale.ROOT);
        if (same.isEmpty()) {
            throw new IllegalArgumentException("HR's number is blank");
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest(("hr|" + same).getBytes(StandardCharsets.UTF_8));
            return new HumanKey(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
