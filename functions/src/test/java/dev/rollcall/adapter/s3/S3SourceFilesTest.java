package dev.rollcall.adapter.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceFiles;
import dev.rollcall.contract.SourceFilesContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestBucket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

class S3SourceFilesTest extends SourceFilesContract {
    private final TestBucket bucket = TestBucket.unlocked(endpoint());

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected SourceFiles files() {
        return new S3SourceFiles(bucket.client(), bucket.name(), "hr/");
    }

    @Override
    protected void put(String name, String content) {
        bucket.put("hr/" + name, content.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3})
    void a_file_that_is_too_large_needs_a_human(long from) {
        put("users.csv", "id\nana\n");
        SourceFiles enough = new S3SourceFiles(bucket.client(), bucket.name(), "hr/", 7);
        SourceFiles small = new S3SourceFiles(bucket.client(), bucket.name(), "hr/", 6);

        assertThat(enough.open("users.csv", from, Optional.empty()))
                .isInstanceOf(SourceFiles.Opened.File.class);
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> small.open("users.csv", from, Optional.empty()))
                .returns("file-too-large", PortFailure.NeedsHuman::code);
    }

    @Test
    void a_bucket_that_does_not_exist_is_no_missing_file() {
        SourceFiles nowhere =
                new S3SourceFiles(bucket.client(), "test-there-is-no-such-bucket", "hr/");

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> nowhere.open("manifest.json", 0, Optional.empty()))
                .returns("NoSuchBucket", PortFailure.NeedsHuman::code);
    }
}
