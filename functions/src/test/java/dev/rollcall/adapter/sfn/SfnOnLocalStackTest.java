package dev.rollcall.adapter.sfn;

import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.LocalStackEndpoint;
import dev.rollcall.testing.aws.OnLocalStack;

import org.junit.jupiter.api.Nested;

/** The contracts on LocalStack. */
@OnLocalStack
class SfnOnLocalStackTest {
    @Nested
    class OfTheWorkflows extends SfnWorkflowsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }
}
