package dev.rollcall.testing.aws;

import dev.rollcall.local.aws.AwsGateway;
import dev.rollcall.local.aws.JsonProtocol;
import dev.rollcall.local.aws.dynamodb.DynamoDbLocal;
import dev.rollcall.local.aws.s3.S3Service;
import dev.rollcall.local.aws.secrets.SecretsService;
import dev.rollcall.local.aws.sns.SnsService;
import dev.rollcall.local.stepfunctions.StepFunctionsService;
import dev.rollcall.local.stepfunctions.api.Arns;
import dev.rollcall.local.time.VirtualTimeline;

import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The local runtime's AWS alone, on a clock that stands still. It lives as long as the tests' JVM,
 * because DynamoDB Local takes a second to start.
 *
 * <p>DynamoDB Local is called without HTTP, which costs more than its work; the tests of the local
 * runtime, end to end, are those that reach it over HTTP, and find one here if they bring no stores
 * of their own.
 */
final class LocalEndpoint {
    private static final String JSON_1_0 = "application/x-amz-json-1.0";
    private static final String JSON_1_1 = "application/x-amz-json-1.1";

    private static final boolean WITHOUT_TELEMETRY = true;

    private static final class Started {
        static final AwsEndpoint ENDPOINT = start();
    }

    private LocalEndpoint() {}

    static AwsEndpoint started() {
        return Started.ENDPOINT;
    }

    private static AwsEndpoint start() {
        VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-02T03:04:05Z"));
        StepFunctionsService stepFunctions =
                new StepFunctionsService(timeline, Arns.LOCAL, Map.of(), _ -> {}, new Random(1));
        SecretsService secrets = new SecretsService(timeline.clock());
        AwsGateway gateway = new AwsGateway(0, List.of());
        gateway.serve(
                Map.of(
                        "DynamoDB", new DynamoDbLocal(),
                        "s3", new S3Service(timeline.clock(), Map.of("test", "test")),
                        "sns", new SnsService(timeline.clock()),
                        "secretsmanager", new JsonProtocol(JSON_1_1, secrets::handle),
                        "AWSStepFunctions", new JsonProtocol(JSON_1_0, stepFunctions::handle)));
        return new AwsEndpoint(
                gateway.endpoint(),
                Optional.of(DynamoDBEmbedded.create(WITHOUT_TELEMETRY).dynamoDbClient()));
    }
}
