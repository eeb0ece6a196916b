package dev.rollcall.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.local.faults.CrashPoint;
import dev.rollcall.local.faults.InvocationFaults;
import dev.rollcall.local.template.LocalTemplate;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The endpoint as the real SDK clients see it. */
class LocalAwsTest {
    private static final String EVIDENCE = "rollcall-evidencebucket";

    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2020-01-01T00:00:00Z"));
    private LocalAws aws;
    private Clients clients;

    @BeforeEach
    void start() throws Exception {
        LocalTemplate template =
                LocalTemplate.read(
                        Project.path("template.yaml"),
                        Map.of("OktaOrgUrl", "http://127.0.0.1:1/okta"));
        aws =
                LocalAws.start(
                        Project.path(""),
                        template,
                        timeline,
                        0,
                        new CrashPoint(),
                        new InvocationFaults());
        clients = new Clients(aws.endpoint());
    }

    @AfterEach
    void stop() {
        clients.close();
        aws.close();
    }

    @Test
    void has_the_template_s_table() {
        DynamoDbClient dynamoDb = clients.dynamoDb();
        dynamoDb.putItem(put ->
                put.tableName("Table")
                        .item(
                                Map.of(
                                        "pk", AttributeValue.fromS("A"),
                                        "sk", AttributeValue.fromS("B"))));

        assertThat(dynamoDb.scan(scan -> scan.tableName("Table")).items()).hasSize(1);
        assertThat(
                        dynamoDb.describeTable(d -> d.tableName("Table"))
                                .table()
                                .globalSecondaryIndexes())
                .extracting(index -> index.indexName())
                .containsExactly("pending");
    }

    @Test
    void lets_a_transaction_conflict_on_demand() {
        aws.dynamoDb().conflictNext(1);

        assertThatThrownBy(() ->
                        clients.dynamoDb()
                                .transactWriteItems(t ->
                                        t.transactItems(i ->
                                                i.put(p ->
                                                        p.tableName("Table")
                                                                .item(
                                                                        Map.of(
                                                                                "pk",
                                                                                AttributeValue
                                                                                        .fromS("A"),
                                                                                "sk",
                                                                                AttributeValue
                                                                                        .fromS(
                                                                                                "B")))))))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e ->
                                assertThat(e.cancellationReasons().getFirst().code())
                                        .isEqualTo("TransactionConflict"));
    }

    @Test
    void stores_evidence_once_and_keeps_it() {
        S3Client s3 = clients.s3();
        s3.putObject(
                p -> p.bucket(EVIDENCE).key("evidence/a.json").ifNoneMatch("*"),
                RequestBody.fromString("{\"a\":1}"));
        String version = s3.headObject(h -> h.bucket(EVIDENCE).key("evidence/a.json")).versionId();

        assertThatThrownBy(() ->
                        s3.putObject(
                                p -> p.bucket(EVIDENCE).key("evidence/a.json").ifNoneMatch("*"),
                                RequestBody.fromString("other")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThatThrownBy(() ->
                        s3.deleteObject(
                                d -> d.bucket(EVIDENCE).key("evidence/a.json").versionId(version)))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        assertThat(
                        s3.getObjectAsBytes(g -> g.bucket(EVIDENCE).key("evidence/a.json"))
                                .asUtf8String())
                .isEqualTo("{\"a\":1}");
        assertThat(
                        s3.getObjectRetention(r -> r.bucket(EVIDENCE).key("evidence/a.json"))
                                .retention()
                                .retainUntilDate())
                .isEqualTo(timeline.now().plus(Duration.ofDays(400)));
        assertThat(s3.listObjectsV2(l -> l.bucket(EVIDENCE).prefix("evidence/")).contents())
                .extracting(o -> o.key())
                .containsExactly("evidence/a.json");
    }

    @Test
    void lets_a_presigned_link_download_until_it_expires_or_is_altered() throws Exception {
        clients.s3()
                .putObject(
                        p -> p.bucket(EVIDENCE).key("evidence/ü b.json"),
                        RequestBody.fromString("proof"));
        Instant signedAt = Instant.now();
        timeline.advanceTo(signedAt);
        URI link;
        try (S3Presigner presigner = clients.presigner()) {
            link =
                    presigner
                            .presignGetObject(p ->
                                    p.signatureDuration(Duration.ofMinutes(5))
                                            .getObjectRequest(g ->
                                                    g.bucket(EVIDENCE).key("evidence/ü b.json")))
                            .url()
                            .toURI();
        }

        assertThat(get(link).body()).isEqualTo("proof");
        assertThat(get(URI.create(link + "0")).statusCode()).isEqualTo(403);
        assertThat(get(URI.create(link.toString().replace("Expires=300", "Expires=3000"))).body())
                .contains("SignatureDoesNotMatch");
        timeline.advance(Duration.ofMinutes(6));
        assertThat(get(link).body()).contains("Request has expired");
    }

    @Test
    void delivers_mail_to_who_subscribed_and_refuses_a_subject_with_a_line_break() {
        SnsClient sns = clients.sns();
        String topic = sns.listTopics().topics().getFirst().topicArn();
        sns.subscribe(s -> s.topicArn(topic).protocol("email").endpoint("ops@acme.example"));
        sns.publish(p -> p.topicArn(topic).subject("Late").message("see https://a.example/x now"));

        assertThat(aws.sns().outbox())
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.to()).isEqualTo("ops@acme.example");
                    assertThat(mail.links()).containsExactly("https://a.example/x");
                });
        assertThatThrownBy(() -> sns.publish(p -> p.topicArn(topic).subject("a\nb").message("x")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void keeps_a_secret_s_previous_value_through_a_rotation() {
        SecretsManagerClient secrets = clients.secrets();
        aws.secrets().put("OktaHookSecret", "{\"value\":\"one\"}");
        assertThatThrownBy(() ->
                        secrets.getSecretValue(
                                g -> g.secretId("OktaHookSecret").versionStage("AWSPREVIOUS")))
                .isInstanceOf(ResourceNotFoundException.class);
        secrets.putSecretValue(p -> p.secretId("OktaHookSecret").secretString("two"));

        assertThat(secrets.getSecretValue(g -> g.secretId("OktaHookSecret")).secretString())
                .isEqualTo("two");
        assertThat(
                        secrets.getSecretValue(g ->
                                        g.secretId("OktaHookSecret").versionStage("AWSPREVIOUS"))
                                .secretString())
                .contains("one");
    }

    @Test
    void invokes_every_function_of_the_template_with_the_daily_ping() {
        LambdaClient lambda = clients.lambda();

        assertThat(lambda.listFunctions().functions())
                .hasSize(15)
                .allSatisfy(function -> {
                    InvokeResponse answer =
                            lambda.invoke(i ->
                                    i.functionName(function.functionName() + ":live")
                                            .payload(SdkBytes.fromUtf8String("{\"ping\":true}")));
                    assertThat(answer.functionError()).isNull();
                });
    }

    @Test
    void lists_the_template_s_machines() {
        SfnClient stepFunctions = clients.stepFunctions();

        assertThat(stepFunctions.listStateMachines().stateMachines())
                .extracting(machine -> machine.name())
                .containsExactlyInAnyOrder(
                        "Deactivate",
                        "Provision",
                        "SlaWatch",
                        "rollcall-approve",
                        "rollcall-reconcile");
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
