package dev.rollcall.testing.aws;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;

import java.util.UUID;

/** A bucket of a test's own, made as the template's are. */
public record TestBucket(S3Client client, String name) {

    /** Returns a bucket whose every version is locked for a day, as evidence is for longer. */
    public static TestBucket locked(AwsEndpoint endpoint) {
        TestBucket bucket = created(endpoint, true);
        bucket.client.putObjectLockConfiguration(put ->
                put.bucket(bucket.name)
                        .objectLockConfiguration(lock ->
                                lock.objectLockEnabled(ObjectLockEnabled.ENABLED)
                                        .rule(rule ->
                                                rule.defaultRetention(kept ->
                                                        kept.mode(
                                                                        ObjectLockRetentionMode
                                                                                .GOVERNANCE)
                                                                .days(1)))));
        return bucket;
    }

    public static TestBucket unlocked(AwsEndpoint endpoint) {
        return created(endpoint, false);
    }

    public void put(String key, byte[] content) {
        client.putObject(put -> put.bucket(name).key(key), RequestBody.fromBytes(content));
    }

    public byte[] content(String key) {
        return client.getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArray();
    }

    private static TestBucket created(AwsEndpoint endpoint, boolean lock) {
        TestBucket bucket = new TestBucket(endpoint.s3(), "test-" + UUID.randomUUID());
        bucket.client.createBucket(
                create -> create.bucket(bucket.name).objectLockEnabledForBucket(lock));
        return bucket;
    }
}
