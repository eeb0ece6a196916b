package dev.rollcall.local.aws.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A body that came as it is or {@code aws-chunked}, with the headers that trail it.
 *
 * <p>Source: S3 API reference, "Signature calculations for the Authorization header: transferring a
 * payload in multiple chunks", and "… with trailing headers". Chunk signatures are not checked.
 *
 * @param trailers names in lower case
 */
record ChunkedBody(byte[] content, Map<String, String> trailers) {

    ChunkedBody {
        content = content.clone();
        trailers = Map.copyOf(trailers);
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    static ChunkedBody of(AwsRequest request) {
        boolean chunked =
                request.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-")
                        || request.header("content-encoding").orElse("").contains("aws-chunked");
        return chunked
                ? new Cursor(request.body()).read()
                : new ChunkedBody(request.body(), Map.of());
    }

    private static final class Cursor {
        private final byte[] raw;
        private int at;

        Cursor(byte[] raw) {
            this.raw = raw;
        }

        ChunkedBody read() {
            ByteArrayOutputStream content = new ByteArrayOutputStream(raw.length);
            int size = chunkSize();
            while (size > 0) {
                if (size > raw.length - at) {
                    throw incomplete();
                }
                content.write(raw, at, size);
                at += size;
                line();
                size = chunkSize();
            }
            Map<String, String> trailers = new TreeMap<>();
            while (at < raw.length) {
                String line = line();
                int colon = line.indexOf(':');
                if (colon > 0) {
                    String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                    trailers.put(name, line.substring(colon + 1).strip());
                }
            }
            return new ChunkedBody(content.toByteArray(), trailers);
        }

        private int chunkSize() {
            String head = line();
            int semicolon = head.indexOf(';');
            try {
                return Integer.parseInt(semicolon < 0 ? head : head.substring(0, semicolon), 16);
            } catch (NumberFormatException _) {
                throw incomplete();
            }
        }

        private String line() {
            int start = at;
            while (at < raw.length && raw[at] != '\n') {
                at++;
            }
            String line = new String(raw, start, at - start, ISO_8859_1).stripTrailing();
            at++;
            return line;
        }

        private static AwsError incomplete() {
            return AwsError.badRequest(
                    "IncompleteBody", "The chunks of the body do not add up to what they announce");
        }
    }
}
