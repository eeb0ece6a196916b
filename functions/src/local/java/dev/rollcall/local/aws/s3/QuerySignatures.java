package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;

import java.time.Clock;
import java.util.Map;

/** Lets a presigned request through only if it is unaltered and has not expired. */
final class QuerySignatures {
    private final Clock clock;
    private final Map<String, String> secretKeys;

    QuerySignatures(Clock clock, Map<String, String> secretKeys) {
        this.clock = requireNonNull(clock, "clock is null");
        this.secretKeys = Map.copyOf(secretKeys);
    }

    /**
     * @throws AwsError as S3 refuses: 403 with AccessDenied, InvalidAccessKeyId or
     *     SignatureDoesNotMatch
     */
    void check(AwsRequest request) {
        if (request.parameter("X-Amz-Signature").isPresent()) {
            check(request, PresignedV4.of(request));
        } else if (request.parameter("Signature").isPresent()) {
            check(request, PresignedV2.of(request));
        } else if (request.header("authorization").isEmpty()) {
            throw denied("Access Denied");
        }
    }

    private void check(AwsRequest request, Presigned presigned) {
        String secretKey = secretKeys.get(presigned.accessKeyId());
        if (secretKey == null) {
            throw new AwsError(
                    "InvalidAccessKeyId",
                    "The AWS Access Key Id you provided does not exist in our records.",
                    403);
        }
        if (!presigned.isSignedWith(secretKey, request)) {
            throw new AwsError(
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you"
                            + " provided. Check your key and signing method.",
                    403);
        }
        if (clock.instant().isAfter(presigned.expiresAt())) {
            throw denied("Request has expired");
        }
    }

    static AwsError denied(String message) {
        return new AwsError("AccessDenied", message, 403);
    }
}
