package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;

import java.time.Clock;

/** Lets a presigned request through only if it is unaltered and has not expired. */
final class QuerySignatures {
    private final Clock clock;
    private final String accessKey;
    private final String secretKey;

    QuerySignatures(Clock clock, String accessKey, String secretKey) {
        this.clock = requireNonNull(clock, "clock is null");
        this.accessKey = requireNonNull(accessKey, "accessKey is null");
        this.secretKey = requireNonNull(secretKey, "secretKey is null");
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
        if (!presigned.accessKeyId().equals(accessKey)) {
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
