package dev.rollcall.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.IOException;

/** Objects as the real SDK's client sees them. */
class S3ObjectsTest {
    private static final String BUCKET = "things";

    private S3Endpoint endpoint;
    private S3Client s3;

    @BeforeEach
    void start() throws IOException {
        endpoint = new S3Endpoint();
        s3 = endpoint.client();
        s3.createBucket(create -> create.bucket(BUCKET));
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void keeps_a_key_with_a_plus_sign_as_it_is() {
        put("a/b+c d.txt", "text");

        assertThat(s3.listObjectsV2(list -> list.bucket(BUCKET)).contents())
                .extracting(S3Object::key)
                .containsExactly("a/b+c d.txt");
        assertThat(content("a/b+c d.txt")).isEqualTo("text");
    }

    @Test
    void says_the_length_of_an_object_to_who_asks_for_its_head() {
        put("a", "text");

        assertThat(s3.headObject(head -> head.bucket(BUCKET).key("a")).contentLength())
                .isEqualTo(4);
    }

    @Test
    void gives_a_range_of_an_object() {
        put("a", "0123456789");

        assertThat(range("bytes=2-4")).isEqualTo("234");
        assertThat(range("bytes=7-")).isEqualTo("789");
        assertThat(range("bytes=-2")).isEqualTo("89");
        assertThatThrownBy(() -> range("bytes=10-12"))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(416));
    }

    @Test
    void lists_page_by_page_and_rolls_up_behind_a_delimiter() {
        put("a/1", "");
        put("a/2", "");
        put("b", "");
        put("c/1", "");

        assertThat(s3.listObjectsV2Paginator(list -> list.bucket(BUCKET).maxKeys(1)).contents())
                .extracting(S3Object::key)
                .containsExactly("a/1", "a/2", "b", "c/1");
        var pages =
                s3.listObjectsV2Paginator(list -> list.bucket(BUCKET).delimiter("/").maxKeys(1));
        assertThat(pages.contents()).extracting(S3Object::key).containsExactly("b");
        assertThat(pages.commonPrefixes())
                .extracting(CommonPrefix::prefix)
                .containsExactly("a/", "c/");
    }

    @Test
    void hides_a_deleted_object_behind_a_marker_and_tells_the_newest_version() {
        s3.putBucketVersioning(versioning ->
                versioning
                        .bucket(BUCKET)
                        .versioningConfiguration(on -> on.status(BucketVersioningStatus.ENABLED)));
        put("a", "one");
        put("a", "two");

        assertThat(s3.getBucketVersioning(get -> get.bucket(BUCKET)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
        assertThat(s3.deleteObject(delete -> delete.bucket(BUCKET).key("a")).deleteMarker())
                .isTrue();
        assertThatThrownBy(() -> content("a")).isInstanceOf(NoSuchKeyException.class);
        var versions = s3.listObjectVersions(list -> list.bucket(BUCKET));
        assertThat(versions.deleteMarkers())
                .singleElement()
                .satisfies(marker -> assertThat(marker.isLatest()).isTrue());
        assertThat(versions.versions())
                .hasSize(2)
                .allSatisfy(version -> assertThat(version.isLatest()).isFalse());
    }

    @Test
    void forgets_what_was_there_without_versioning() {
        put("a", "one");
        put("a", "two");

        assertThat(content("a")).isEqualTo("two");
        assertThat(s3.listObjectVersions(list -> list.bucket(BUCKET)).versions()).hasSize(1);
        s3.deleteObject(delete -> delete.bucket(BUCKET).key("a"));
        assertThat(s3.listObjectVersions(list -> list.bucket(BUCKET)).versions()).isEmpty();
    }

    @Test
    void overwrites_only_the_version_that_the_writer_knows() {
        String etag = put("a", "one");
        s3.putObject(
                put -> put.bucket(BUCKET).key("a").ifMatch(etag), RequestBody.fromString("two"));

        assertThatThrownBy(() ->
                        s3.putObject(
                                put -> put.bucket(BUCKET).key("a").ifMatch(etag),
                                RequestBody.fromString("three")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThat(content("a")).isEqualTo("two");
    }

    @Test
    void refuses_what_it_does_not_have_instead_of_storing_it_as_an_object() {
        put("a", "text");

        assertThatThrownBy(() ->
                        s3.putObjectAcl(acl -> acl.bucket(BUCKET).key("a").acl("public-read")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501));
        assertThatThrownBy(() -> s3.getObjectAcl(acl -> acl.bucket(BUCKET).key("a")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501));
        assertThatThrownBy(() ->
                        s3.putObjectLegalHold(hold ->
                                hold.bucket(BUCKET)
                                        .key("a")
                                        .legalHold(h -> h.status(ObjectLockLegalHoldStatus.ON))))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501));
        assertThat(content("a")).isEqualTo("text");
    }

    @Test
    void refuses_content_that_has_another_checksum() {
        assertThatThrownBy(() ->
                        s3.putObject(
                                put ->
                                        put.bucket(BUCKET)
                                                .key("a")
                                                .contentMD5("AAAAAAAAAAAAAAAAAAAAAA=="),
                                RequestBody.fromString("text")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("BadDigest"));
    }

    private String put(String key, String content) {
        return s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(content))
                .eTag();
    }

    private String content(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
    }

    private String range(String range) {
        return s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("a").range(range)).asUtf8String();
    }
}
