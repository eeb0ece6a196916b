package dev.rollcall.local.aws.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The content of a PutObject, freed of {@code aws-chunked} framing and checked against the checksum
 * that came with it, in a header or in the trailer.
 */
record Upload(byte[] content) {
    private static final List<String> CHECKSUMS = List.of("crc32", "crc32c", "sha1", "sha256");

    Upload {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    static Upload of(AwsRequest request) {
        Map<String, String> checksums = new HashMap<>(request.headers());
        boolean chunked =
                request.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-")
                        || request.header("content-encoding").orElse("").contains("aws-chunked");
        byte[] content = chunked ? unchunk(request.body(), checksums) : request.body();
        for (String name : CHECKSUMS) {
            String given = checksums.get("x-amz-checksum-" + name);
            if (given != null && !given.equals(Digests.checksum(name, content))) {
                throw AwsError.badRequest(
                        "BadDigest", "The " + name + " you specified did not match the content.");
            }
        }
        return new Upload(content);
    }

    /**
     * Each chunk: its length in hexadecimal, perhaps a signature, CRLF, content, CRLF; then
     * trailers.
     */
    private static byte[] unchunk(byte[] body, Map<String, String> trailers) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = lineEnd(body, at);
            String line = new String(body, at, end - at, ISO_8859_1);
            int length = Integer.parseInt(line.split(";", 2)[0].strip(), 16);
            at = end + 2;
            if (length == 0) {
                readTrailers(body, at, trailers);
                return content.toByteArray();
            }
            content.write(body, at, length);
            at += length + 2;
        }
    }

    private static void readTrailers(byte[] body, int from, Map<String, String> trailers) {
        String text = new String(body, from, body.length - from, ISO_8859_1);
        for (String line : text.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                trailers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
    }

    private static int lineEnd(byte[] body, int from) {
        for (int i = from; i + 1 < body.length; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n') {
                return i;
            }
        }
        throw AwsError.badRequest("IncompleteBody", "The chunked body ends too soon.");
    }
}
