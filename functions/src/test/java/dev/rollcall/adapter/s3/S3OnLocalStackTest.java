package dev.rollcall.adapter.s3;

import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.LocalStackEndpoint;
import dev.rollcall.testing.aws.OnLocalStack;

import org.junit.jupiter.api.Nested;

/** The contracts on LocalStack. */
@OnLocalStack
class S3OnLocalStackTest {
    @Nested
    class OfTheEvidenceStore extends S3EvidenceStoreTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfThePolicies extends S3PoliciesTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfThePolicyFiles extends S3PolicyFilesTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheSnapshots extends S3SnapshotsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheSourceFiles extends S3SourceFilesTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }
}
