package dev.rollcall.testing.aws;

import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack in a container, started once for all tests. Newer images than this one do not start
 * without a token.
 */
public final class LocalStackEndpoint {
    private static final String IMAGE = "localstack/localstack:4.14.0";
    private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

    private static final class Started {
        static final AwsEndpoint ENDPOINT = start();
    }

    private LocalStackEndpoint() {}

    public static AwsEndpoint started() {
        return Started.ENDPOINT;
    }

    /** Testcontainers removes the container when this JVM has ended. */
    @SuppressWarnings("resource")
    private static AwsEndpoint start() {
        LocalStackContainer container =
                new LocalStackContainer(DockerImageName.parse(IMAGE))
                        .withServices("dynamodb", "s3", "sns", "stepfunctions", "secretsmanager");
        String token = System.getenv().getOrDefault(TOKEN, "");
        if (!token.isEmpty()) {
            container.withEnv(TOKEN, token);
        }
        container.start();
        return new AwsEndpoint(container.getEndpoint());
    }
}
