package dev.rollcall.local.runtime;

import dev.rollcall.local.aws.LocalNames;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

import java.net.URI;

/** The real AWS SDK's clients, pointed at the local endpoint with an operator's keys. */
public final class Clients implements AutoCloseable {
    private final URI endpoint;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final StaticCredentialsProvider credentials =
            StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(LocalAws.ACCESS_KEY, LocalAws.SECRET_KEY));

    public Clients(URI endpoint) {
        this.endpoint = endpoint;
    }

    public DynamoDbClient dynamoDb() {
        return configured(DynamoDbClient.builder()).build();
    }

    public SfnClient stepFunctions() {
        return configured(SfnClient.builder()).build();
    }

    public S3Client s3() {
        return configured(S3Client.builder()).build();
    }

    public S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(endpoint)
                .region(Region.of(LocalNames.REGION))
                .credentialsProvider(credentials)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    public SnsClient sns() {
        return configured(SnsClient.builder()).build();
    }

    public SecretsManagerClient secrets() {
        return configured(SecretsManagerClient.builder()).build();
    }

    public LambdaClient lambda() {
        return configured(LambdaClient.builder()).build();
    }

    @Override
    public void close() {
        http.close();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
            B builder) {
        builder.httpClient(http)
                .region(Region.of(LocalNames.REGION))
                .credentialsProvider(credentials)
                .endpointOverride(endpoint);
        return builder;
    }
}
