package dev.rollcall.local.runtime;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.AwsService;
import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.aws.s3.S3Service;
import dev.rollcall.local.aws.sns.SnsService;
import dev.rollcall.local.stepfunctions.StepFunctionsService;
import dev.rollcall.local.template.LocalTemplate;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes what the template describes in the local services, as CloudFormation does on AWS. */
final class TemplateResources {
    private final AwsService dynamoDb;
    private final S3Service s3;
    private final SnsService sns;
    private final StepFunctionsService stepFunctions;

    TemplateResources(
            AwsService dynamoDb, S3Service s3, SnsService sns, StepFunctionsService stepFunctions) {
        this.dynamoDb = requireNonNull(dynamoDb, "dynamoDb is null");
        this.s3 = requireNonNull(s3, "s3 is null");
        this.sns = requireNonNull(sns, "sns is null");
        this.stepFunctions = requireNonNull(stepFunctions, "stepFunctions is null");
    }

    /**
     * Makes tables, buckets, topics and state machines.
     *
     * @throws IllegalStateException if one is refused, with the reason
     */
    void create(Path project, LocalTemplate template) throws IOException {
        for (String table : template.names("AWS::DynamoDB::Table")) {
            createTable(table, template.properties(table));
        }
        for (LocalTemplate.BucketResource bucket : template.buckets()) {
            if (bucket.lockDays() > 0) {
                s3.createLockedBucket(
                        bucket.name(), bucket.lockMode(), Duration.ofDays(bucket.lockDays()));
            } else {
                s3.createBucket(bucket.name());
            }
        }
        template.names("AWS::SNS::Topic").forEach(sns::createTopic);
        for (LocalTemplate.Subscription subscription : template.subscriptions()) {
            sns.subscribe(
                    subscription.topicArn(), subscription.protocol(), subscription.endpoint());
        }
        for (LocalTemplate.Machine machine : template.machines()) {
            createMachine(project, machine);
        }
    }

    /** CloudFormation's properties are the API's request, but for what concerns only AWS itself. */
    private void createTable(String name, JsonNode properties) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("TableName", name);
        for (String field :
                List.of(
                        "AttributeDefinitions",
                        "KeySchema",
                        "GlobalSecondaryIndexes",
                        "BillingMode")) {
            request.set(field, properties.path(field));
        }
        AwsAnswer answer =
                dynamoDb.answer(
                        new AwsRequest(
                                "POST",
                                URI.create("/"),
                                Map.of(
                                        "x-amz-target", "DynamoDB_20120810.CreateTable",
                                        "content-type", "application/x-amz-json-1.0",
                                        "authorization",
                                                "AWS4-HMAC-SHA256 Credential=local/20260101/"
                                                        + LocalNames.REGION
                                                        + "/dynamodb/aws4_request"),
                                Map.of(),
                                request.toString().getBytes(StandardCharsets.UTF_8)));
        if (answer.status() != 200) {
            throw new IllegalStateException(
                    "The template's table was refused: "
                            + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    private void createMachine(Path project, LocalTemplate.Machine machine) throws IOException {
        String definition = Files.readString(project.resolve(machine.definitionUri()));
        for (Map.Entry<String, String> substitution : machine.substitutions().entrySet()) {
            definition =
                    definition.replace("${" + substitution.getKey() + "}", substitution.getValue());
        }
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("name", machine.name());
        request.put("definition", definition);
        request.put("roleArn", "arn:aws:iam::" + LocalNames.ACCOUNT + ":role/" + machine.name());
        try {
            stepFunctions.handle("CreateStateMachine", request);
        } catch (AwsError refused) {
            throw new IllegalStateException(
                    machine.definitionUri() + " was refused: " + refused.message(), refused);
        }
    }
}
