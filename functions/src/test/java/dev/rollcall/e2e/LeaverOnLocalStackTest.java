package dev.rollcall.e2e;

import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.LocalStackEndpoint;
import dev.rollcall.testing.aws.OnLocalStack;

/**
 * The leaver's path with LocalStack's DynamoDB, S3, SNS and Secrets Manager. Functions and state
 * machines run here: LocalStack starts each function in a container of its own, which cannot reach
 * the simulated Slack and Okta on this machine's loopback.
 */
@OnLocalStack
class LeaverOnLocalStackTest extends LeaverWithStoresElsewhereTest {
    @Override
    AwsEndpoint endpoint() {
        return LocalStackEndpoint.started();
    }
}
