package dev.rollcall.adapter.secrets;

import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.LocalStackEndpoint;
import dev.rollcall.testing.aws.OnLocalStack;

import org.junit.jupiter.api.Nested;

/** The contracts on LocalStack. */
@OnLocalStack
class SecretsOnLocalStackTest {
    @Nested
    class OfTheSecrets extends ManagedSecretsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }
}
