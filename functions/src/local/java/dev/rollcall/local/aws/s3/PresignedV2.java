package dev.rollcall.local.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.Hmac;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signature version 2 in the query, which {@code aws s3 presign} still makes in us-east-1.
 *
 * <p>Source: S3 User Guide, "Signing and authenticating REST requests (AWS signature version 2)".
 */
record PresignedV2(String accessKeyId, Instant expiresAt, String signature) implements Presigned {

    /** The parameters that are part of what is signed; the rest are the signature itself. */
    private static final List<String> SUBRESOURCES =
            List.of(
                    "acl",
                    "delete",
                    "legal-hold",
                    "lifecycle",
                    "location",
                    "object-lock",
                    "partNumber",
                    "policy",
                    "response-cache-control",
                    "response-content-disposition",
                    "response-content-encoding",
                    "response-content-language",
                    "response-content-type",
                    "response-expires",
                    "restore",
                    "retention",
                    "tagging",
                    "torrent",
                    "uploadId",
                    "uploads",
                    "versionId",
                    "versioning",
                    "versions");

    PresignedV2 {
        requireNonNull(accessKeyId, "accessKeyId is null");
        requireNonNull(expiresAt, "expiresAt is null");
        requireNonNull(signature, "signature is null");
    }

    static PresignedV2 of(AwsRequest request) {
        try {
            return new PresignedV2(
                    request.parameter("AWSAccessKeyId").orElse(""),
                    Instant.ofEpochSecond(Long.parseLong(request.parameter("Expires").orElse(""))),
                    request.parameter("Signature").orElse(""));
        } catch (NumberFormatException _) {
            throw QuerySignatures.denied("Invalid date (should be seconds since epoch)");
        }
    }

    @Override
    public boolean isSignedWith(String secret, AwsRequest request) {
        String subresources =
                SUBRESOURCES.stream()
                        .filter(request.query()::containsKey)
                        .map(name -> name + value(request, name))
                        .collect(Collectors.joining("&"));
        String resource = request.uri().getRawPath();
        String text =
                String.join(
                        "\n",
                        request.method(),
                        request.header("content-md5").orElse(""),
                        request.header("content-type").orElse(""),
                        String.valueOf(expiresAt.getEpochSecond()),
                        subresources.isEmpty() ? resource : resource + "?" + subresources);
        byte[] mac = Hmac.of("HmacSHA1", secret.getBytes(UTF_8), text);
        return Presigned.same(Base64.getEncoder().encodeToString(mac), signature);
    }

    private static String value(AwsRequest request, String name) {
        return request.parameter(name).filter(v -> !v.isEmpty()).map(v -> "=" + v).orElse("");
    }
}
