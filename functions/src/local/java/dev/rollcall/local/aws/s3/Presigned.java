package dev.rollcall.local.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.local.aws.AwsRequest;

import java.security.MessageDigest;
import java.time.Instant;

/** A signature that came in the query. */
sealed interface Presigned permits PresignedV4, PresignedV2 {

    String accessKeyId();

    Instant expiresAt();

    boolean isSignedWith(String secret, AwsRequest request);

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
