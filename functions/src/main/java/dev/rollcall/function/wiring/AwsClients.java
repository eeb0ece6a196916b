package dev.rollcall.function.wiring;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.WholeAnswers;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

import java.net.URI;
import java.time.Duration;

/**
 * AWS clients with deadlines for the whole call.
 *
 * <p>Region, endpoint and credentials come from the function's own environment rather than from the
 * process's: on AWS they are the same, and the local runtime runs every function in one process.
 */
final class AwsClients {
    private static final Duration ATTEMPT = Duration.ofSeconds(3);
    private static final Duration WHOLE_CALL = Duration.ofSeconds(8);

    private final Environment environment;

    AwsClients(Environment environment) {
        this.environment = requireNonNull(environment, "environment is null");
    }

    DynamoDbClient dynamoDb() {
        return configured(DynamoDbClient.builder()).build();
    }

    SfnClient stepFunctions() {
        return configured(SfnClient.builder()).build();
    }

    S3Client s3() {
        return configured(S3Client.builder()).build();
    }

    /** For files of any size, which are read on while they come; each wait has its deadline. */
    S3Client s3Streams() {
        return configured(S3Client.builder()).httpClient(http()).build();
    }

    SnsClient sns() {
        return configured(SnsClient.builder()).build();
    }

    SecretsManagerClient secrets() {
        return configured(SecretsManagerClient.builder()).build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
            B builder) {
        builder.httpClient(new WholeAnswers(http()))
                .region(Region.of(environment.text("AWS_REGION")))
                .credentialsProvider(credentials())
                .overrideConfiguration(
                        ClientOverrideConfiguration.builder()
                                .apiCallAttemptTimeout(ATTEMPT)
                                .apiCallTimeout(WHOLE_CALL)
                                .retryStrategy(RetryMode.STANDARD)
                                .build());
        environment
                .optional("AWS_ENDPOINT_URL")
                .map(URI::create)
                .ifPresent(builder::endpointOverride);
        return builder;
    }

    private static SdkHttpClient http() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(ATTEMPT)
                .build();
    }

    /**
     * The local runtime hands its keys in with the environment. On AWS they are left to the
     * provider chain: with SnapStart they come from a container endpoint and change over time.
     */
    private AwsCredentialsProvider credentials() {
        if (environment.optional("AWS_ENDPOINT_URL").isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                        environment.text("AWS_ACCESS_KEY_ID"),
                        environment.text("AWS_SECRET_ACCESS_KEY")));
    }
}
