package dev.rollcall.adapter.s3;

import static dev.rollcall.contract.Samples.caseId;
import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.Hashes;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.ScriptedServer.Reply;
import dev.rollcall.testing.aws.AwsEndpoint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What S3 answers only in trouble. */
class S3EvidenceStoreRefusalsTest {
    private static final String OBJECT = "/evidence-bucket/evidence/" + caseId(1) + ".json";
    private static final String PUT = "PUT " + OBJECT;
    private static final String GET = "GET " + OBJECT;
    private static final byte[] CONTENT = "{\"outcome\":\"verified\"}".getBytes(UTF_8);

    private final ScriptedServer s3 = new ScriptedServer();
    private final EvidenceStore store =
            new S3EvidenceStore(new AwsEndpoint(s3.uri("")).s3(), "evidence-bucket");

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void every_write_is_on_condition_that_there_is_none_and_carries_its_digest() {
        s3.on(PUT, Reply.ok(""));

        store.put(caseId(1), CONTENT);

        ScriptedServer.Request put = s3.onlyRequest(PUT);
        assertThat(put.header("if-none-match")).isEqualTo("*");
        assertThat(put.header("x-amz-checksum-sha256")).isNotEmpty();
    }

    @Test
    void a_write_whose_answer_was_lost_is_found_to_have_been_ours() {
        s3.on(PUT, new Reply.HangUp(), refused(412, "PreconditionFailed"));
        s3.on(GET, Reply.ok(new String(CONTENT, UTF_8)));

        assertThat(store.put(caseId(1), CONTENT).sha256()).isEqualTo(Hashes.sha256(CONTENT));
    }

    @Test
    void other_content_under_the_key_needs_a_human() {
        s3.on(PUT, refused(412, "PreconditionFailed"));
        s3.on(GET, Reply.ok("{}"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> store.put(caseId(1), CONTENT))
                .returns("other-content-stored", PortFailure.NeedsHuman::code);
    }

    @Test
    void what_stands_there_but_cannot_be_read_is_not_taken_for_ours() {
        s3.on(PUT, refused(412, "PreconditionFailed"));
        s3.on(GET, refused(403, "AccessDenied"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> store.put(caseId(1), CONTENT))
                .returns("AccessDenied", PortFailure.NeedsHuman::code);
    }

    @Test
    void a_conflict_with_another_write_may_pass() {
        s3.on(PUT, refused(409, "ConditionalRequestConflict"));

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> store.put(caseId(1), CONTENT));
    }

    @Test
    void a_server_s_error_may_pass() {
        s3.on(PUT, refused(503, "SlowDown"));

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> store.put(caseId(1), CONTENT));
    }

    @Test
    void a_missing_right_needs_a_human() {
        s3.on(PUT, refused(403, "AccessDenied"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> store.put(caseId(1), CONTENT))
                .returns("AccessDenied", PortFailure.NeedsHuman::code);
    }

    private static Reply refused(int status, String code) {
        return answer(
                status,
                "<Error><Code>" + code + "</Code><Message>No</Message></Error>",
                "Content-Type",
                "application/xml");
    }
}
