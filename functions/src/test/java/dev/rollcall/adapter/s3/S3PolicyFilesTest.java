package dev.rollcall.adapter.s3;

import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.contract.PolicyFilesContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestBucket;

class S3PolicyFilesTest extends PolicyFilesContract {
    private static final String KEY = "policy/active.yaml";

    private final TestBucket bucket = TestBucket.unlocked(endpoint());
    private final PolicyFiles files = new S3PolicyFiles(bucket.client(), bucket.name(), KEY);

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected PolicyFiles files() {
        return files;
    }

    @Override
    protected void upload(byte[] content) {
        bucket.put(KEY, content);
    }

    @Override
    protected void tamper(String digest, byte[] content) {
        bucket.put("policy/versions/" + digest + ".yaml", content);
    }
}
