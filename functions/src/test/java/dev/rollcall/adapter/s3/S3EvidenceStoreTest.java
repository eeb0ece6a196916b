package dev.rollcall.adapter.s3;

import static dev.rollcall.contract.Samples.caseId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.contract.EvidenceStoreContract;
import dev.rollcall.contract.Parallel;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestBucket;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.Collections;

class S3EvidenceStoreTest extends EvidenceStoreContract {
    private static final byte[] CONTENT = "{\"outcome\":\"verified\"}".getBytes(UTF_8);

    private final TestBucket bucket = TestBucket.locked(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected EvidenceStore store() {
        return new S3EvidenceStore(bucket.client(), bucket.name());
    }

    @Override
    protected byte[] stored(EvidenceStore.Location location) {
        return bucket.content(location.key());
    }

    @Test
    void storing_the_same_at_once_succeeds_for_all_and_leaves_one_version() {
        EvidenceStore store = store();

        assertThat(Parallel.all(Collections.nCopies(8, () -> store.put(caseId(1), CONTENT))))
                .containsOnly(store.put(caseId(1), CONTENT));
        assertThat(bucket.client().listObjectVersions(l -> l.bucket(bucket.name())).versions())
                .hasSize(1);
    }

    @Test
    void what_is_stored_is_locked() {
        EvidenceStore.Location location = store().put(caseId(1), CONTENT);
        String version =
                bucket.client()
                        .headObject(head -> head.bucket(bucket.name()).key(location.key()))
                        .versionId();

        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() ->
                        bucket.client()
                                .deleteObject(delete ->
                                        delete.bucket(bucket.name())
                                                .key(location.key())
                                                .versionId(version)))
                .returns(403, S3Exception::statusCode);
        assertThat(stored(location)).isEqualTo(CONTENT);
    }

    @Test
    void a_bucket_that_does_not_exist_needs_a_human() {
        EvidenceStore store = new S3EvidenceStore(bucket.client(), "test-there-is-no-such-bucket");

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> store.put(caseId(1), CONTENT))
                .returns("NoSuchBucket", PortFailure.NeedsHuman::code);
    }
}
