package dev.rollcall.local.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.local.aws.AwsRequest;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A signature that came in the query. */
sealed interface Presigned permits PresignedV4, PresignedV2 {

    String accessKeyId();

    Instant expiresAt();

    boolean isSignedWith(String secret, AwsRequest request);

    static byte[] hmac(String algorithm, byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
