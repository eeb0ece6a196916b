package dev.rollcall.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What command lines and auditors' tools ask besides single puts and gets. */
class S3ToolsTest {
    private static final String BUCKET = "things";
    private static final int PART = 5 * 1024 * 1024;

    private S3Endpoint endpoint;
    private S3Client s3;

    @BeforeEach
    void start() throws IOException {
        endpoint = new S3Endpoint();
        s3 = endpoint.client();
        s3.createBucket(create -> create.bucket(BUCKET).objectLockEnabledForBucket(true));
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void joins_the_parts_of_a_large_object() {
        String id = announce();
        CompletedPart first = part(id, 1, "a".repeat(PART));
        CompletedPart second = part(id, 2, "end");

        var done = complete(id, List.of(first, second));

        assertThat(done.eTag()).endsWith("-2\"");
        assertThat(done.versionId()).isNotBlank();
        assertThat(range("bytes=" + (PART - 1) + "-")).isEqualTo("aend");
    }

    @Test
    void shows_nothing_of_a_large_object_before_its_end_or_after_it_was_given_up() {
        String id = announce();
        CompletedPart only = part(id, 1, "end");
        assertThat(keys()).isEmpty();

        s3.abortMultipartUpload(abort -> abort.bucket(BUCKET).key("large").uploadId(id));

        refused("NoSuchUpload", () -> complete(id, List.of(only)));
        assertThat(keys()).isEmpty();
    }

    @Test
    void refuses_parts_that_did_not_come_or_are_too_small() {
        String id = announce();
        CompletedPart small = part(id, 1, "small");
        CompletedPart last = part(id, 2, "end");
        CompletedPart other = last.toBuilder().eTag("\"0123\"").build();

        refused("EntityTooSmall", () -> complete(id, List.of(small, last)));
        refused("InvalidPartOrder", () -> complete(id, List.of(last, small)));
        refused("InvalidPart", () -> complete(id, List.of(other)));
    }

    @Test
    void copies_an_object_with_what_hangs_on_it() {
        s3.putObject(
                put ->
                        put.bucket(BUCKET)
                                .key("a+b &c")
                                .contentType("text/plain")
                                .tagging("of=a%20b"),
                RequestBody.fromString("text"));

        s3.copyObject(copy ->
                copy.sourceBucket(BUCKET)
                        .sourceKey("a+b &c")
                        .destinationBucket(BUCKET)
                        .destinationKey("copy"));

        var copy = s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("copy"));
        assertThat(copy.asUtf8String()).isEqualTo("text");
        assertThat(copy.response().contentType()).isEqualTo("text/plain");
        assertThat(s3.getObjectTagging(get -> get.bucket(BUCKET).key("copy")).tagSet())
                .containsExactly(Tag.builder().key("of").value("a b").build());
    }

    @Test
    void changes_tags_but_never_content() {
        s3.putObject(put -> put.bucket(BUCKET).key("a"), RequestBody.fromString("text"));

        s3.putObjectTagging(tag ->
                tag.bucket(BUCKET).key("a").tagging(t -> t.tagSet(s -> s.key("k<").value("v&"))));

        assertThat(s3.getObjectTagging(get -> get.bucket(BUCKET).key("a")).tagSet())
                .containsExactly(Tag.builder().key("k<").value("v&").build());
        assertThat(s3.listObjectVersions(list -> list.bucket(BUCKET)).versions()).hasSize(1);
        s3.deleteObjectTagging(tag -> tag.bucket(BUCKET).key("a"));
        assertThat(s3.getObjectTagging(get -> get.bucket(BUCKET).key("a")).tagSet()).isEmpty();
        assertThat(range("a", "bytes=0-")).isEqualTo("text");
    }

    @Test
    void deletes_many_and_says_which_were_refused() {
        String locked =
                s3.putObject(
                                put ->
                                        put.bucket(BUCKET)
                                                .key("kept")
                                                .objectLockMode("COMPLIANCE")
                                                .objectLockRetainUntilDate(
                                                        endpoint.timeline
                                                                .now()
                                                                .plus(Duration.ofDays(1))),
                                RequestBody.fromString("text"))
                        .versionId();
        s3.putObject(put -> put.bucket(BUCKET).key("gone & lost"), RequestBody.fromString("text"));

        var answer =
                s3.deleteObjects(delete ->
                        delete.bucket(BUCKET)
                                .delete(d ->
                                        d.objects(
                                                ObjectIdentifier.builder()
                                                        .key("kept")
                                                        .versionId(locked)
                                                        .build(),
                                                ObjectIdentifier.builder()
                                                        .key("gone & lost")
                                                        .build())));

        assertThat(answer.deleted()).extracting(DeletedObject::key).containsExactly("gone & lost");
        assertThat(answer.errors()).extracting(S3Error::code).containsExactly("AccessDenied");
        assertThat(keys()).containsExactly("kept");
    }

    @Test
    void tells_an_objects_attributes() {
        s3.putObject(put -> put.bucket(BUCKET).key("a"), RequestBody.fromString("text"));

        var told =
                s3.getObjectAttributes(get ->
                        get.bucket(BUCKET)
                                .key("a")
                                .objectAttributes(
                                        ObjectAttributes.E_TAG, ObjectAttributes.OBJECT_SIZE));

        assertThat(told.objectSize()).isEqualTo(4);
        assertThat(told.eTag()).isEqualTo("1cb251ec0d568de6a929b520c4aed8d1");
    }

    @Test
    void deletes_a_bucket_only_when_it_is_empty() {
        s3.createBucket(create -> create.bucket("empty"));
        s3.deleteBucket(delete -> delete.bucket("empty"));
        s3.putObject(put -> put.bucket(BUCKET).key("a"), RequestBody.fromString("text"));

        refused("BucketNotEmpty", () -> s3.deleteBucket(delete -> delete.bucket(BUCKET)));
        refused("NoSuchBucket", () -> s3.listObjectsV2(list -> list.bucket("empty")));
    }

    private String announce() {
        return s3.createMultipartUpload(create -> create.bucket(BUCKET).key("large")).uploadId();
    }

    private CompletedPart part(String id, int number, String content) {
        String etag =
                s3.uploadPart(
                                part ->
                                        part.bucket(BUCKET)
                                                .key("large")
                                                .uploadId(id)
                                                .partNumber(number),
                                RequestBody.fromString(content))
                        .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private CompleteMultipartUploadResponse complete(String id, List<CompletedPart> parts) {
        return s3.completeMultipartUpload(complete ->
                complete.bucket(BUCKET)
                        .key("large")
                        .uploadId(id)
                        .multipartUpload(upload -> upload.parts(parts)));
    }

    private List<String> keys() {
        return s3.listObjectsV2(list -> list.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private String range(String bytes) {
        return range("large", bytes);
    }

    private String range(String key, String bytes) {
        return s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key).range(bytes)).asUtf8String();
    }

    private static void refused(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
