package dev.rollcall.adapter.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.contract.RandomRows;
import dev.rollcall.contract.SnapshotsContract;
import dev.rollcall.domain.reconcile.SnapshotRow;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestBucket;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

class S3SnapshotsTest extends SnapshotsContract {
    private static final String PAGE =
            "snapshots/20260304T120000Z-0a1b2c3d/group-members!okta!00gEngineering/%06d.jsonl.gz";

    private final TestBucket bucket = TestBucket.unlocked(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Snapshots fresh() {
        return new S3Snapshots(bucket.client(), bucket.name());
    }

    @Test
    void pages_and_documents_lie_where_a_human_finds_them() {
        keep(0);
        keep(1234);
        fresh().keepDocument(SNAPSHOT, "report", new byte[] {1});

        assertThat(bucket.client().listObjectsV2(list -> list.bucket(bucket.name())).contents())
                .extracting(S3Object::key)
                .containsExactlyInAnyOrder(
                        PAGE.formatted(0),
                        PAGE.formatted(1234),
                        "snapshots/20260304T120000Z-0a1b2c3d/report.json");
    }

    @Test
    void a_page_is_stored_with_its_checksum() {
        keep(0);

        assertThat(
                        bucket.client()
                                .headObject(head ->
                                        head.bucket(bucket.name())
                                                .key(PAGE.formatted(0))
                                                .checksumMode(ChecksumMode.ENABLED))
                                .checksumSHA256())
                .isNotEmpty();
    }

    @Test
    void the_same_rows_make_the_same_object() {
        keep(0);
        byte[] first = bucket.content(PAGE.formatted(0));
        keep(0);

        assertThat(bucket.content(PAGE.formatted(0))).isEqualTo(first);
    }

    @Test
    void the_half_of_a_page_is_no_page() {
        keep(0);
        byte[] whole = bucket.content(PAGE.formatted(0));
        bucket.put(PAGE.formatted(0), Arrays.copyOf(whole, whole.length / 2));

        unreadable();
    }

    @Test
    void an_empty_object_is_no_page() {
        bucket.put(PAGE.formatted(0), new byte[0]);

        unreadable();
    }

    @Test
    void another_page_s_object_is_not_taken_for_this_one() {
        keep(1);
        bucket.put(PAGE.formatted(0), bucket.content(PAGE.formatted(1)));

        unreadable();
    }

    @Test
    void a_page_is_not_read_before_its_rows_are_wanted() {
        keep(0);
        bucket.put(PAGE.formatted(1), new byte[0]);

        assertThat(fresh().rows(SNAPSHOT, MEMBERS, 2).limit(9)).hasSize(9);
    }

    @Test
    void a_bucket_that_does_not_exist_is_no_missing_page() {
        Snapshots nowhere = new S3Snapshots(bucket.client(), "test-there-is-no-such-bucket");

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> nowhere.rows(SNAPSHOT, MEMBERS, 1).toList())
                .returns("NoSuchBucket", PortFailure.NeedsHuman::code);
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> nowhere.keep(SNAPSHOT, MEMBERS, 0, List.of()))
                .returns("NoSuchBucket", PortFailure.NeedsHuman::code);
    }

    private void keep(int page) {
        List<SnapshotRow> rows = new RandomRows(new Random(1)).ofEachKind(1);
        fresh().keep(SNAPSHOT, MEMBERS, page, rows);
    }

    private void unreadable() {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> fresh().rows(SNAPSHOT, MEMBERS, 1).toList())
                .returns("page-unreadable", PortFailure.NeedsHuman::code);
    }
}
