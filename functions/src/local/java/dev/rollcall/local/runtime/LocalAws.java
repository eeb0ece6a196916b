package dev.rollcall.local.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsGateway;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.JsonProtocol;
import dev.rollcall.local.aws.dynamodb.DynamoDbLocal;
import dev.rollcall.local.aws.dynamodb.FaultyDynamoDb;
import dev.rollcall.local.aws.lambda.LambdaHost;
import dev.rollcall.local.aws.lambda.LambdaIntegration;
import dev.rollcall.local.aws.lambda.LambdaService;
import dev.rollcall.local.aws.s3.S3Service;
import dev.rollcall.local.aws.secrets.SecretsService;
import dev.rollcall.local.aws.sns.SnsService;
import dev.rollcall.local.events.StatusEvents;
import dev.rollcall.local.faults.CrashPoint;
import dev.rollcall.local.faults.InvocationFaults;
import dev.rollcall.local.stepfunctions.StepFunctionsService;
import dev.rollcall.local.stepfunctions.api.Arns;
import dev.rollcall.local.template.LocalNames;
import dev.rollcall.local.template.LocalTemplate;
import dev.rollcall.local.time.Timeline;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Every AWS service the template needs, with the template's resources in them. */
public final class LocalAws implements AutoCloseable {
    /** The keys operators and tests use. */
    public static final String ACCESS_KEY = "local";

    public static final String SECRET_KEY = "local-secret";

    /** The key handlers use, so that faults can tell their requests from everybody else's. */
    public static final String HANDLER_ACCESS_KEY = "localhandler";

    private final AwsGateway gateway;
    private final DynamoDbLocal dynamoDb;
    private final FaultyDynamoDb faultyDynamoDb;
    private final S3Service s3;
    private final SnsService sns;
    private final SecretsService secrets;
    private final LambdaHost lambda;
    private final StepFunctionsService stepFunctions;

    private LocalAws(
            AwsGateway gateway,
            LocalTemplate template,
            Timeline timeline,
            CrashPoint crashPoint,
            InvocationFaults faults) {
        this.gateway = gateway;
        this.dynamoDb = new DynamoDbLocal();
        this.faultyDynamoDb = new FaultyDynamoDb(dynamoDb);
        this.s3 = new S3Service(timeline.clock(), ACCESS_KEY, SECRET_KEY);
        this.sns = new SnsService(timeline.clock());
        this.secrets = new SecretsService(timeline.clock());
        this.lambda =
                new LambdaHost(
                        template.functions(processEnvironment(gateway.endpoint())),
                        timeline.clock(),
                        crashPoint,
                        faults);
        this.stepFunctions =
                new StepFunctionsService(
                        timeline,
                        Arns.LOCAL,
                        Map.of("arn:aws:states:::lambda:invoke", new LambdaIntegration(lambda)),
                        new StatusEvents(template.statusRules(), lambda, timeline),
                        new Random(1));
        gateway.serve(
                Map.of(
                        "DynamoDB",
                        faultyDynamoDb,
                        "AWSStepFunctions",
                        new JsonProtocol("application/x-amz-json-1.0", stepFunctions::handle),
                        "secretsmanager",
                        new JsonProtocol("application/x-amz-json-1.1", secrets::handle),
                        "s3",
                        s3,
                        "sns",
                        sns,
                        "sts",
                        LocalAws::identity,
                        "lambda",
                        new LambdaService(lambda, timeline)));
    }

    /**
     * Starts the endpoint and makes the template's resources.
     *
     * @param project where template.yaml and statemachines/ are
     * @param port 0 for any
     */
    public static LocalAws start(
            Path project,
            LocalTemplate template,
            Timeline timeline,
            int port,
            CrashPoint crashPoint,
            InvocationFaults faults)
            throws IOException {
        AwsGateway gateway =
                new AwsGateway(
                        port,
                        List.of(
                                crashPoint.filter(exchange ->
                                        AwsGateway.accessKey(exchange)
                                                .filter(HANDLER_ACCESS_KEY::equals)
                                                .isPresent())));
        LocalAws aws = new LocalAws(gateway, template, timeline, crashPoint, faults);
        aws.create(project, template);
        return aws;
    }

    public URI endpoint() {
        return gateway.endpoint();
    }

    public FaultyDynamoDb dynamoDb() {
        return faultyDynamoDb;
    }

    public SnsService sns() {
        return sns;
    }

    public SecretsService secrets() {
        return secrets;
    }

    public LambdaHost lambda() {
        return lambda;
    }

    public StepFunctionsService stepFunctions() {
        return stepFunctions;
    }

    @Override
    public void close() {
        gateway.close();
        dynamoDb.close();
    }

    private void create(Path project, LocalTemplate template) throws IOException {
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

    /** What Lambda itself puts into every function's environment. */
    private static Map<String, String> processEnvironment(URI endpoint) {
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_REGION", LocalNames.REGION);
        environment.put("AWS_ACCESS_KEY_ID", HANDLER_ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        return environment;
    }

    private static AwsAnswer identity(AwsRequest request) {
        return AwsAnswer.of(
                200,
                "text/xml",
                "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                        + "<GetCallerIdentityResult><Arn>arn:aws:iam::"
                        + LocalNames.ACCOUNT
                        + ":user/local</Arn><UserId>local</UserId><Account>"
                        + LocalNames.ACCOUNT
                        + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
    }
}
