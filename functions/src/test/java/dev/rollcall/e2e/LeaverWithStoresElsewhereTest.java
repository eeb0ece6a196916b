package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.testing.Project;
import dev.rollcall.testing.aws.AwsEndpoint;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The leaver's path with its table, evidence, secrets and topic on an endpoint that is not the
 * local runtime's own. One start for all: names are the template's, so a second would meet the
 * first's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaverWithStoresElsewhereTest {
    private static final String EVIDENCE = LocalNames.ref("AWS::S3::Bucket", "EvidenceBucket");

    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-24T10:00:00Z"));
    private AwsEndpoint stores;
    private LocalRuntime runtime;

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @BeforeAll
    void start() throws Exception {
        // What the runtime writes over HTTP is read over HTTP.
        stores = new AwsEndpoint(endpoint().uri());
        runtime =
                LocalRuntime.startWithStoresAt(
                        stores.uri(), LocalOptions.onFreePorts(Project.path(""), 30), timeline);
    }

    @AfterAll
    void stop() {
        runtime.close();
    }

    @Test
    void a_leaver_is_verified_out_and_the_proof_lies_there() {
        runtime.okta().organisation().changeStatus(person(7).id(), "DEPROVISIONED", true);

        assertThat(timeline.runUntil(() -> verified() == 1, Duration.ofMinutes(3))).isTrue();
        SlackAccount account = account(7);
        assertThat(runtime.slack().organisation().active(account)).isFalse();
        assertThat(account.sessions()).isZero();
        for (SlackGroup.Kind kind : SlackGroup.Kind.values()) {
            assertThat(runtime.slack().organisation().groupsOf(kind, account.id()))
                    .allMatch(SlackGroup::disabled);
        }
        JsonNode evidence = evidence();
        assertThat(evidence.toString()).contains(account.id(), person(7).id());
        assertThat(rows("begins_with(pk, :kind)", Map.of(":kind", "LEDGER#"))).isPositive();
    }

    @Test
    void a_primary_owner_keeps_the_account() {
        runtime.okta().organisation().changeStatus(person(1).id(), "DEPROVISIONED", true);
        timeline.advance(Duration.ofMinutes(5));

        assertThat(account(1).deactivatedFrom()).isEmpty();
        assertThat(
                        rows(
                                "begins_with(pk, :kind) and sk = :account",
                                Map.of(":kind", "CASE#", ":account", "ACCOUNT#" + account(1).id())))
                .as("the account's row in the owner's case")
                .isEqualTo(1);
    }

    @Test
    void a_suspended_person_is_signed_out_and_stays_active() {
        runtime.okta().organisation().changeStatus(person(8).id(), "SUSPENDED", true);
        timeline.advance(Duration.ofMinutes(5));

        assertThat(account(8).sessions()).isZero();
        assertThat(account(8).deactivatedFrom()).isEmpty();
    }

    private long verified() {
        return rows(
                "sk = :case and #state = :state", Map.of(":case", "CASE", ":state", "VERIFIED"));
    }

    /** Asks the endpoint itself, past the runtime. */
    private long rows(String filter, Map<String, String> values) {
        return stores
                .dynamoDb()
                .scanPaginator(scan -> {
                    scan.tableName("Table").filterExpression(filter);
                    if (filter.contains("#state")) {
                        scan.expressionAttributeNames(Map.of("#state", "state"));
                    }
                    scan.expressionAttributeValues(
                            values.entrySet().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    Map.Entry::getKey,
                                                    value ->
                                                            AttributeValue.fromS(
                                                                    value.getValue()))));
                })
                .items()
                .stream()
                .count();
    }

    private JsonNode evidence() {
        S3Client s3 = stores.s3();
        List<S3Object> stored =
                s3.listObjectsV2(list -> list.bucket(EVIDENCE).prefix("evidence/")).contents();
        assertThat(stored).hasSize(1);
        return Json.parseObject(
                s3.getObjectAsBytes(get -> get.bucket(EVIDENCE).key(stored.getFirst().key()))
                        .asUtf8String());
    }

    private OktaPerson person(int number) {
        return runtime.okta().organisation().people().get(number - 1);
    }

    private SlackAccount account(int number) {
        return runtime.slack().organisation().account(person(number).slackId()).orElseThrow();
    }
}
