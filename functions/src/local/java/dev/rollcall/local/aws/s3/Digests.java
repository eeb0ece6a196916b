package dev.rollcall.local.aws.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The checksums S3 gives and checks. */
final class Digests {
    private Digests() {}

    static String md5Hex(byte[] content) {
        return HexFormat.of().formatHex(digest("MD5", content));
    }

    /** Returns the base64 value of {@code x-amz-checksum-NAME}, as S3 computes it. */
    static String checksum(String name, byte[] content) {
        return switch (name) {
            case "crc32" -> base64(content, new CRC32());
            case "crc32c" -> base64(content, new CRC32C());
            case "sha1" -> Base64.getEncoder().encodeToString(digest("SHA-1", content));
            case "sha256" -> Base64.getEncoder().encodeToString(digest("SHA-256", content));
            default -> throw new IllegalArgumentException("No such checksum here: " + name);
        };
    }

    private static String base64(byte[] content, Checksum checksum) {
        checksum.update(content);
        int value = (int) checksum.getValue();
        byte[] bytes = {
            (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
        };
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
