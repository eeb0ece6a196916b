package dev.rollcall.adapter.s3;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceFiles;
import dev.rollcall.contract.SourceFilesContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestBucket;

import org.junit.jupiter.api.Test;

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

    @Test
    void a_bucket_that_does_not_exist_is_no_missing_file() {
        SourceFiles nowhere =
                new S3SourceFiles(bucket.client(), "test-there-is-no-such-bucket", "hr/");

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> nowhere.open("manifest.json", 0, Optional.empty()))
                .returns("NoSuchBucket", PortFailure.NeedsHuman::code);
    }
}
