package dev.rollcall.local.aws.s3;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The checksums a client may send with an object, in a header or trailing the body. */
final class Checksums {
    /** Header names; CRC64NVME is not verified here, nor stored. */
    private static final Map<String, String> ALGORITHMS =
            Map.of(
                    "x-amz-checksum-crc32", "CRC32",
                    "x-amz-checksum-crc32c", "CRC32C",
                    "x-amz-checksum-sha1", "SHA-1",
                    "x-amz-checksum-sha256", "SHA-256");

    private Checksums() {}

    /**
     * Returns the checksums that came along, under their header names.
     *
     * @throws AwsError BadDigest, if one does not fit the content
     */
    static Map<String, String> verified(AwsRequest request, ChunkedBody body) {
        Map<String, String> given = new TreeMap<>();
        ALGORITHMS.forEach((name, algorithm) ->
                request.header(name)
                        .or(() -> Optional.ofNullable(body.trailers().get(name)))
                        .ifPresent(claimed -> {
                            check(claimed, base64(digest(algorithm, body.content())), name);
                            given.put(name, claimed);
                        }));
        request.header("content-md5")
                .ifPresent(md5 -> check(md5, base64(digest("MD5", body.content())), "Content-MD5"));
        return given;
    }

    static String etag(byte[] content) {
        return '"' + HexFormat.of().formatHex(digest("MD5", content)) + '"';
    }

    /** Returns the checksums among an object's headers, by the XML element that tells of them. */
    static Map<String, String> elements(Map<String, String> headers) {
        Map<String, String> elements = new TreeMap<>();
        ALGORITHMS.forEach((name, algorithm) -> {
            String value = headers.get(name);
            if (value != null) {
                elements.put("Checksum" + algorithm.replace("-", ""), value);
            }
        });
        return elements;
    }

    static byte[] md5(byte[] content) {
        return digest("MD5", content);
    }

    private static void check(String claimed, String actual, String name) {
        if (!claimed.equals(actual)) {
            throw AwsError.badRequest(
                    "BadDigest", "The " + name + " you specified did not match what we received");
        }
    }

    private static String base64(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }

    private static byte[] digest(String algorithm, byte[] content) {
        return switch (algorithm) {
            case "CRC32" -> sum(new CRC32(), content);
            case "CRC32C" -> sum(new CRC32C(), content);
            default -> hash(algorithm, content);
        };
    }

    private static byte[] sum(Checksum checksum, byte[] content) {
        checksum.update(content);
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array();
    }

    private static byte[] hash(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}
