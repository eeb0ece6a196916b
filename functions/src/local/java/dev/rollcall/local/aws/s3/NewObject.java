package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What PutObject brings, decoded and checked. */
record NewObject(
        String key,
        byte[] content,
        String etag,
        Map<String, String> headers,
        Optional<Retention> retention) {

    private static final Set<String> KEPT =
            Set.of(
                    "content-type",
                    "content-disposition",
                    "content-language",
                    "cache-control",
                    Tags.HEADER);

    NewObject {
        requireNonNull(key, "key is null");
        content = content.clone();
        requireNonNull(etag, "etag is null");
        headers = Map.copyOf(headers);
        requireNonNull(retention, "retention is null");
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    /**
     * Reads the request.
     *
     * @throws AwsError if its body does not have the checksums it claims
     */
    static NewObject of(String key, AwsRequest request) {
        ChunkedBody body = ChunkedBody.of(request);
        Map<String, String> headers = described(request);
        headers.putAll(Checksums.verified(request, body));
        return new NewObject(
                key, body.content(), Checksums.etag(body.content()), headers, retention(request));
    }

    /** Reads a request that tells all of an object but its content, which follows in parts. */
    static NewObject announced(String key, AwsRequest request) {
        return new NewObject(key, new byte[0], "", described(request), retention(request));
    }

    /** Reads a request to copy: what is told of the copy, or else of the source, goes with it. */
    static NewObject copied(String key, ObjectVersion source, AwsRequest request) {
        boolean replace =
                request.header("x-amz-metadata-directive")
                        .filter("REPLACE"::equalsIgnoreCase)
                        .isPresent();
        return new NewObject(
                key,
                source.content(),
                source.etag(),
                replace ? described(request) : source.headers(),
                retention(request));
    }

    /** Returns this object with the content that its parts make. */
    NewObject with(byte[] whole, String etagOfParts) {
        return new NewObject(key, whole, etagOfParts, headers, retention);
    }

    private static Map<String, String> described(AwsRequest request) {
        Map<String, String> headers = new TreeMap<>();
        request.headers()
                .forEach((name, value) -> {
                    if (KEPT.contains(name) || name.startsWith("x-amz-meta-")) {
                        headers.put(name, value);
                    }
                });
        return headers;
    }

    ObjectVersion stored(String id, Instant at, Optional<Retention> kept) {
        return new ObjectVersion(key, id, at, false, content, etag, headers, kept);
    }

    private static Optional<Retention> retention(AwsRequest request) {
        return request.header("x-amz-object-lock-mode")
                .map(mode -> {
                    String until = request.header("x-amz-object-lock-retain-until-date").orElse("");
                    return new Retention(LockXml.mode(mode), LockXml.instant(until));
                });
    }
}
