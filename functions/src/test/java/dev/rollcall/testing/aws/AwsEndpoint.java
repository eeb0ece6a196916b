package dev.rollcall.testing.aws;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.WholeAnswers;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

import java.net.URI;
import java.util.Optional;

/**
 * One address that answers for all of AWS, and the SDK's clients for it.
 *
 * @param tables answers for DynamoDB instead of the address, where there is one in this process
 */
public record AwsEndpoint(URI uri, Optional<DynamoDbClient> tables) {
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    public AwsEndpoint {
        requireNonNull(uri, "uri is null");
        requireNonNull(tables, "tables is null");
    }

    public AwsEndpoint(URI uri) {
        this(uri, Optional.empty());
    }

    /**
     * Returns the address in the system property {@code rollcall.aws.endpoint} or the environment
     * variable {@code ROLLCALL_AWS_ENDPOINT}; without either, the local runtime's AWS, started once
     * for all tests.
     */
    public static AwsEndpoint given() {
        String fromEnvironment = System.getenv().getOrDefault("ROLLCALL_AWS_ENDPOINT", "");
        String address = System.getProperty("rollcall.aws.endpoint", fromEnvironment);
        return address.isEmpty() ? LocalEndpoint.started() : new AwsEndpoint(URI.create(address));
    }

    public DynamoDbClient dynamoDb() {
        return tables.orElseGet(() -> configured(DynamoDbClient.builder()).build());
    }

    public S3Client s3() {
        return configured(S3Client.builder()).forcePathStyle(true).build();
    }

    public SnsClient sns() {
        return configured(SnsClient.builder()).build();
    }

    public SfnClient stepFunctions() {
        return configured(SfnClient.builder()).build();
    }

    public SecretsManagerClient secretsManager() {
        return configured(SecretsManagerClient.builder()).build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
            B builder) {
        return builder.endpointOverride(uri)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClient(new WholeAnswers(UrlConnectionHttpClient.create()));
    }
}
