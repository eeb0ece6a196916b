package dev.rollcall.local.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URLDecoder;

/**
 * What a path-style address names: the service, a bucket, or an object in it.
 *
 * @param bucket empty for the service itself
 * @param key empty for the bucket itself
 */
record S3Target(String bucket, String key) {

    S3Target {
        requireNonNull(bucket, "bucket is null");
        requireNonNull(key, "key is null");
    }

    static S3Target of(URI uri) {
        String path = uri.getRawPath().substring(1);
        int slash = path.indexOf('/');
        return slash < 0
                ? new S3Target(decoded(path), "")
                : new S3Target(
                        decoded(path.substring(0, slash)), decoded(path.substring(slash + 1)));
    }

    /** A plus sign in a path stands for itself. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }
}
