package dev.rollcall.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Object Lock as the real SDK's client meets it. */
class ObjectLockTest {
    private static final String BUCKET = "locked";

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
    void locks_every_version_as_the_bucket_s_configuration_says() {
        lockByDefault(ObjectLockRetentionMode.COMPLIANCE, 2);
        String version = put();

        assertThat(configuredDays()).isEqualTo(2);
        assertThat(retainedUntil()).isEqualTo(now().plus(Duration.ofDays(2)));
        refused(() -> delete(version, false));
        refused(() -> delete(version, true));
        endpoint.timeline.advance(Duration.ofDays(2).plusSeconds(1));
        delete(version, false);
        assertThat(s3.listObjectVersions(list -> list.bucket(BUCKET)).versions()).isEmpty();
    }

    @Test
    void lets_governance_be_bypassed_by_who_asks_for_it() {
        String version = putLocked(ObjectLockMode.GOVERNANCE, now().plusSeconds(60));

        refused(() -> delete(version, false));
        delete(version, true);
        assertThat(s3.listObjectVersions(list -> list.bucket(BUCKET)).versions()).isEmpty();
    }

    @Test
    void lets_a_lock_be_made_longer_but_not_shorter() {
        Instant until = now().plusSeconds(60);
        putLocked(ObjectLockMode.COMPLIANCE, until);

        retain(ObjectLockRetentionMode.COMPLIANCE, until.plusSeconds(60), false);
        refused(() -> retain(ObjectLockRetentionMode.COMPLIANCE, until, true));
        refused(() -> retain(ObjectLockRetentionMode.GOVERNANCE, until.plusSeconds(90), true));
        assertThat(retainedUntil()).isEqualTo(until.plusSeconds(60));
        assertThat(s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("a")).asUtf8String())
                .isEqualTo("proof");
    }

    @Test
    void has_no_locks_in_a_bucket_made_without_them() {
        s3.createBucket(create -> create.bucket("plain"));

        assertThatThrownBy(() -> s3.getObjectLockConfiguration(get -> get.bucket("plain")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));
        assertThatThrownBy(() ->
                        s3.putObject(
                                put ->
                                        put.bucket("plain")
                                                .key("a")
                                                .objectLockMode(ObjectLockMode.COMPLIANCE)
                                                .objectLockRetainUntilDate(now().plusSeconds(60)),
                                RequestBody.fromString("proof")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(400));
    }

    private void lockByDefault(ObjectLockRetentionMode mode, int days) {
        s3.putObjectLockConfiguration(put ->
                put.bucket(BUCKET)
                        .objectLockConfiguration(lock ->
                                lock.objectLockEnabled(ObjectLockEnabled.ENABLED)
                                        .rule(rule ->
                                                rule.defaultRetention(
                                                        r -> r.mode(mode).days(days)))));
    }

    private int configuredDays() {
        return s3.getObjectLockConfiguration(get -> get.bucket(BUCKET))
                .objectLockConfiguration()
                .rule()
                .defaultRetention()
                .days();
    }

    private String put() {
        return s3.putObject(put -> put.bucket(BUCKET).key("a"), RequestBody.fromString("proof"))
                .versionId();
    }

    private String putLocked(ObjectLockMode mode, Instant until) {
        return s3.putObject(
                        put ->
                                put.bucket(BUCKET)
                                        .key("a")
                                        .objectLockMode(mode)
                                        .objectLockRetainUntilDate(until),
                        RequestBody.fromString("proof"))
                .versionId();
    }

    private void retain(ObjectLockRetentionMode mode, Instant until, boolean bypass) {
        s3.putObjectRetention(put ->
                put.bucket(BUCKET)
                        .key("a")
                        .bypassGovernanceRetention(bypass)
                        .retention(keep -> keep.mode(mode).retainUntilDate(until)));
    }

    private Instant retainedUntil() {
        return s3.getObjectRetention(get -> get.bucket(BUCKET).key("a"))
                .retention()
                .retainUntilDate();
    }

    private void delete(String version, boolean bypass) {
        s3.deleteObject(delete ->
                delete.bucket(BUCKET)
                        .key("a")
                        .versionId(version)
                        .bypassGovernanceRetention(bypass));
    }

    private Instant now() {
        return endpoint.timeline.now();
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
}
