package dev.rollcall.adapter.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.Hashes;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Policy files in the policy bucket. Versions lie under their digest, written with {@code
 * If-None-Match: *}; the served one is replaced with {@code If-Match} only. S3 answers 412 where
 * the condition does not hold (S3 user guide, "Add preconditions to S3 operations").
 */
public final class S3PolicyFiles implements PolicyFiles {
    private static final int PRECONDITION_FAILED = 412;
    private static final String YAML = "application/yaml";

    private final S3Client client;
    private final String bucket;
    private final String key;

    /**
     * @param key of the file that is served; versions lie beside it, under {@code versions/}
     */
    public S3PolicyFiles(S3Client client, String bucket, String key) {
        this.client = requireNonNull(client, "client is null");
        this.bucket = requireNonNull(bucket, "bucket is null");
        this.key = requireNonNull(key, "key is null");
    }

    @Override
    public Served served() {
        ResponseBytes<GetObjectResponse> file = get("Reading the policy " + key, key);
        byte[] content = file.asByteArrayUnsafe();
        return new Served(content, Hashes.sha256(content), file.response().eTag());
    }

    @Override
    public String keep(byte[] content) {
        String digest = Hashes.sha256(content);
        try {
            client.putObject(
                    put ->
                            put.bucket(bucket)
                                    .key(version(digest))
                                    .ifNoneMatch("*")
                                    .contentType(YAML),
                    RequestBody.fromBytes(content));
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw AwsFailures.of("Keeping a policy", e);
            }
            // Whether what is there has that digest is looked at whenever it is read.
            kept(digest);
        } catch (SdkException e) {
            throw AwsFailures.of("Keeping a policy", e);
        }
        return digest;
    }

    @Override
    public byte[] kept(String digest) {
        String what = "Reading a kept policy";
        byte[] content = get(what, version(digest)).asByteArrayUnsafe();
        if (!Hashes.sha256(content).equals(digest)) {
            throw new PortFailure.NeedsHuman(what, "other-content-stored");
        }
        return content;
    }

    @Override
    public boolean serve(byte[] content, Served seen) {
        try {
            client.putObject(
                    put -> put.bucket(bucket).key(key).ifMatch(seen.tag()).contentType(YAML),
                    RequestBody.fromBytes(content));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                // The answer to the first try may have been lost.
                return served().digest().equals(Hashes.sha256(content));
            }
            throw AwsFailures.of("Writing the policy " + key, e);
        } catch (SdkException e) {
            throw AwsFailures.of("Writing the policy " + key, e);
        }
    }

    private ResponseBytes<GetObjectResponse> get(String what, String object) {
        try {
            return client.getObjectAsBytes(get -> get.bucket(bucket).key(object));
        } catch (SdkException e) {
            throw AwsFailures.of(what, e);
        }
    }

    private String version(String digest) {
        return key.substring(0, key.lastIndexOf('/') + 1) + "versions/" + digest + ".yaml";
    }
}
