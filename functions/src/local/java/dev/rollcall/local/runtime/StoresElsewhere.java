package dev.rollcall.local.runtime;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.template.LocalTemplate;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;

/**
 * Another endpoint's DynamoDB, S3, SNS and Secrets Manager in place of ours. It must be fresh: the
 * names are the template's.
 */
final class StoresElsewhere {
    private final Clients clients;

    StoresElsewhere(Clients clients) {
        this.clients = requireNonNull(clients, "clients is null");
    }

    /** Makes the template's buckets and topics; the table is made with the machines. */
    void create(LocalTemplate template) {
        S3Client s3 = clients.s3();
        for (LocalTemplate.BucketResource bucket : template.buckets()) {
            boolean locked = bucket.lockDays() > 0;
            s3.createBucket(
                    create -> create.bucket(bucket.name()).objectLockEnabledForBucket(locked));
            if (locked) {
                lock(s3, bucket);
            } else {
                s3.putBucketVersioning(put ->
                        put.bucket(bucket.name())
                                .versioningConfiguration(versions ->
                                        versions.status(BucketVersioningStatus.ENABLED)));
            }
        }
        template.names("AWS::SNS::Topic")
                .forEach(topic -> clients.sns().createTopic(create -> create.name(topic)));
    }

    /**
     * Stores a secret so that it is found under the ARN that the functions know: without the six
     * characters at its end, which nobody can choose, an ARN still names a secret.
     */
    void secret(String logicalId, String value) {
        String arn = LocalNames.ref("AWS::SecretsManager::Secret", logicalId);
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        clients.secrets().createSecret(create -> create.name(name).secretString(value));
    }

    private static void lock(S3Client s3, LocalTemplate.BucketResource bucket) {
        s3.putObjectLockConfiguration(put ->
                put.bucket(bucket.name())
                        .objectLockConfiguration(lock ->
                                lock.objectLockEnabled(ObjectLockEnabled.ENABLED)
                                        .rule(rule ->
                                                rule.defaultRetention(kept ->
                                                        kept.mode(bucket.lockMode())
                                                                .days((int) bucket.lockDays())))));
    }
}
