package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What PutObject brings, decoded and checked. */
record NewObject(
        String key, byte[] content, Map<String, String> headers, Optional<Retention> retention) {

    NewObject {
        requireNonNull(key, "key is null");
        content = content.clone();
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
        Map<String, String> headers = new TreeMap<>();
        request.header("content-type").ifPresent(type -> headers.put("content-type", type));
        request.headers()
                .forEach((name, value) -> {
                    if (name.startsWith("x-amz-meta-")) {
                        headers.put(name, value);
                    }
                });
        headers.putAll(Checksums.verified(request, body));
        return new NewObject(key, body.content(), headers, retention(request));
    }

    ObjectVersion stored(String id, Instant at, Optional<Retention> kept) {
        return new ObjectVersion(
                key, id, at, false, content, Checksums.etag(content), headers, kept);
    }

    private static Optional<Retention> retention(AwsRequest request) {
        return request.header("x-amz-object-lock-mode")
                .map(mode -> {
                    String until = request.header("x-amz-object-lock-retain-until-date").orElse("");
                    return new Retention(LockXml.mode(mode), LockXml.instant(until));
                });
    }
}
