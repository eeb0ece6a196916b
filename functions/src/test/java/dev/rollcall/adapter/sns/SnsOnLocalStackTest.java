package dev.rollcall.adapter.sns;

import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.LocalStackEndpoint;
import dev.rollcall.testing.aws.OnLocalStack;

import org.junit.jupiter.api.Nested;

/** The contracts on LocalStack. */
@OnLocalStack
class SnsOnLocalStackTest {
    @Nested
    class OfTheEscalations extends SnsEscalationsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }
}
