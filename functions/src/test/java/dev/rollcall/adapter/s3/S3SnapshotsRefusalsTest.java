package dev.rollcall.adapter.s3;

import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.ScriptedServer.Reply;
import dev.rollcall.testing.aws.AwsEndpoint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What S3 answers only in trouble. */
class S3SnapshotsRefusalsTest {
    private static final SnapshotId SNAPSHOT = new SnapshotId("20260304T120000Z-0a1b2c3d");
    private static final String PAGE =
            "/snapshot-bucket/snapshots/" + SNAPSHOT + "/accounts/000000.jsonl.gz";
    private static final String PUT = "PUT " + PAGE;
    private static final String GET = "GET " + PAGE;

    private final ScriptedServer s3 = new ScriptedServer();
    private final Snapshots snapshots =
            new S3Snapshots(new AwsEndpoint(s3.uri("")).s3(), "snapshot-bucket");

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void every_write_carries_its_digest_and_replaces_what_is_there() {
        s3.on(PUT, Reply.ok(""));

        snapshots.keep(SNAPSHOT, SnapshotPart.ACCOUNTS, 0, List.of());

        ScriptedServer.Request put = s3.onlyRequest(PUT);
        assertThat(put.header("x-amz-checksum-sha256")).isNotEmpty();
        assertThat(put.header("if-none-match")).isEmpty();
    }

    @Test
    void a_missing_right_to_write_needs_a_human() {
        s3.on(PUT, refused(403, "AccessDenied"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> snapshots.keep(SNAPSHOT, SnapshotPart.ACCOUNTS, 0, List.of()))
                .returns("AccessDenied", PortFailure.NeedsHuman::code);
    }

    @Test
    void who_may_not_list_learns_of_no_missing_page() {
        s3.on(GET, refused(403, "AccessDenied"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(this::read)
                .returns("AccessDenied", PortFailure.NeedsHuman::code);
    }

    @Test
    void a_page_that_is_not_there_is_missing() {
        s3.on(GET, refused(404, "NoSuchKey"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(this::read)
                .returns("page-missing", PortFailure.NeedsHuman::code);
    }

    @Test
    void what_is_no_answer_may_pass() {
        s3.on(GET, refused(503, "SlowDown"));

        assertThatExceptionOfType(PortFailure.Unavailable.class).isThrownBy(this::read);
    }

    @Test
    void what_is_no_page_is_unreadable_and_not_quoted() {
        s3.on(GET, Reply.ok("somebody@example.com"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(this::read)
                .returns("page-unreadable", PortFailure.NeedsHuman::code)
                .satisfies(failure -> assertThat(failure).message().doesNotContain("@"));
    }

    private void read() {
        assertThat(snapshots.rows(SNAPSHOT, SnapshotPart.ACCOUNTS, 1)).isEmpty();
    }

    private static Reply refused(int status, String code) {
        return answer(
                status,
                "<Error><Code>" + code + "</Code><Message>No</Message></Error>",
                "Content-Type",
                "application/xml");
    }
}
