package dev.rollcall.local.runtime;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsGateway;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.AwsService;
import dev.rollcall.local.aws.JsonProtocol;
import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.aws.dynamodb.DynamoDbLocal;
import dev.rollcall.local.aws.dynamodb.FaultyDynamoDb;
import dev.rollcall.local.aws.iam.Rights;
import dev.rollcall.local.aws.lambda.LambdaHost;
import dev.rollcall.local.aws.lambda.LambdaIntegration;
import dev.rollcall.local.aws.lambda.LambdaService;
import dev.rollcall.local.aws.s3.S3Service;
import dev.rollcall.local.aws.secrets.SecretsService;
import dev.rollcall.local.aws.sns.SnsIntegration;
import dev.rollcall.local.aws.sns.SnsService;
import dev.rollcall.local.events.StatusEvents;
import dev.rollcall.local.faults.CrashPoint;
import dev.rollcall.local.faults.InvocationFaults;
import dev.rollcall.local.stepfunctions.StepFunctionsService;
import dev.rollcall.local.stepfunctions.api.Arns;
import dev.rollcall.local.template.LocalTemplate;
import dev.rollcall.local.time.Timeline;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Every AWS service the template needs, with the template's resources in them. */
public final class LocalAws implements AutoCloseable {
    /** The keys operators and tests use. */
    public static final String ACCESS_KEY = "local";

    public static final String SECRET_KEY = "local-secret";

    private final AwsGateway gateway;
    private final Rights rights;
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
            InvocationFaults faults,
            Optional<AwsService> stores) {
        this.gateway = gateway;
        this.rights = new Rights(template.roles(), template.partitionKey());
        this.dynamoDb = new DynamoDbLocal();
        this.faultyDynamoDb = new FaultyDynamoDb(stores.orElse(dynamoDb));
        this.s3 = new S3Service(timeline.clock(), secretKeys(template));
        this.sns = new SnsService(timeline.clock());
        this.secrets = new SecretsService(timeline.clock());
        this.lambda =
                new LambdaHost(
                        template.functions(name -> processEnvironment(name, gateway.endpoint())),
                        timeline.clock(),
                        crashPoint,
                        faults);
        this.stepFunctions =
                new StepFunctionsService(
                        timeline,
                        Arns.LOCAL,
                        Map.of(
                                "arn:aws:states:::lambda:invoke",
                                new LambdaIntegration(lambda),
                                "arn:aws:states:::sns:publish",
                                new SnsIntegration(sns)),
                        new StatusEvents(template.statusRules(), lambda, timeline),
                        new Random(1));
        gateway.serve(
                Map.of(
                        "DynamoDB",
                        rights.dynamoDb(faultyDynamoDb),
                        "AWSStepFunctions",
                        rights.stepFunctions(
                                new JsonProtocol(
                                        "application/x-amz-json-1.0", stepFunctions::handle)),
                        "secretsmanager",
                        rights.secrets(
                                stores.orElse(
                                        new JsonProtocol(
                                                "application/x-amz-json-1.1", secrets::handle))),
                        "s3",
                        rights.s3(stores.orElse(s3)),
                        "sns",
                        rights.sns(stores.orElse(sns)),
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
        return start(project, template, timeline, port, crashPoint, faults, Optional.empty());
    }

    /** The same with DynamoDB, S3, SNS and Secrets Manager answered for by somebody else. */
    static LocalAws start(
            Path project,
            LocalTemplate template,
            Timeline timeline,
            int port,
            CrashPoint crashPoint,
            InvocationFaults faults,
            Optional<AwsService> stores)
            throws IOException {
        AwsGateway gateway =
                new AwsGateway(
                        port,
                        List.of(
                                crashPoint.filter(exchange ->
                                        AwsGateway.accessKey(exchange)
                                                .filter(Rights::isOfFunction)
                                                .isPresent())));
        LocalAws aws = new LocalAws(gateway, template, timeline, crashPoint, faults, stores);
        new TemplateResources(aws.faultyDynamoDb, aws.s3, aws.sns, aws.stepFunctions)
                .create(project, template);
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

    /** Returns what functions asked for that their roles do not allow. */
    public List<Rights.Refusal> refusals() {
        return rights.refusals();
    }

    @Override
    public void close() {
        gateway.close();
        dynamoDb.close();
    }

    private static Map<String, String> secretKeys(LocalTemplate template) {
        Map<String, String> keys = new HashMap<>(Map.of(ACCESS_KEY, SECRET_KEY));
        template.names("AWS::Serverless::Function")
                .forEach(function -> keys.put(Rights.accessKeyOf(function), SECRET_KEY));
        return keys;
    }

    /** What Lambda itself puts into every function's environment. */
    private static Map<String, String> processEnvironment(String function, URI endpoint) {
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_REGION", LocalNames.REGION);
        environment.put("AWS_ACCESS_KEY_ID", Rights.accessKeyOf(function));
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
