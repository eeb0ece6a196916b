package dev.rollcall.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** What is kept cannot be lost by a deployment, a mistake or a deleted stack. */
class ProtectionsTest {
    private static final DeployedTemplate TEMPLATE = DeployedTemplate.ofProject();

    private static final List<String> KEPT =
            List.of("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SecretsManager::Secret");

    @Test
    void what_protects_the_evidence_outlives_the_stack_too() {
        assertThat(TEMPLATE.resource("EvidenceBucketPolicy").path("DeletionPolicy").asText())
                .isEqualTo("Retain");
    }

    @Test
    void what_is_kept_outlives_the_stack() {
        assertThat(TEMPLATE.resourceIds().stream().map(TEMPLATE::resource))
                .filteredOn(resource -> KEPT.contains(resource.path("Type").asText()))
                .hasSize(12)
                .allSatisfy(resource -> {
                    assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Retain");
                    assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
                });
    }

    @Test
    void the_table_is_protected_and_can_be_restored() {
        JsonNode table = TEMPLATE.properties("AWS::DynamoDB::Table", "Table");

        assertThat(table.path("DeletionProtectionEnabled").asBoolean()).isTrue();
        assertThat(
                        table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                                .asBoolean())
                .isTrue();
        assertThat(table.at("/SSESpecification/SSEEnabled").asBoolean()).isTrue();
        assertThat(table.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
        assertThat(table.at("/TimeToLiveSpecification/AttributeName").asText())
                .isEqualTo("expiresAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EvidenceBucket", "PolicyBucket", "SnapshotBucket"})
    void buckets_are_private_versioned_and_encrypted(String id) {
        JsonNode bucket = TEMPLATE.properties("AWS::S3::Bucket", id);

        assertThat(bucket.path("PublicAccessBlockConfiguration").properties())
                .hasSize(4)
                .extracting(Map.Entry::getValue)
                .allMatch(JsonNode::asBoolean);
        assertThat(bucket.at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
        assertThat(bucket.findValuesAsText("SSEAlgorithm")).isNotEmpty();
        assertThat(TEMPLATE.bucketStatements(id))
                .anySatisfy(statement -> {
                    assertThat(statement.denies()).isTrue();
                    assertThat(statement.actions()).containsExactly("s3:*");
                    assertThat(statement.resources()).hasSize(2);
                    assertThat(statement.node().at("/Condition/Bool/aws:SecureTransport").asText())
                            .isEqualTo("false");
                });
    }

    @Test
    void evidence_is_locked_from_the_first_moment() {
        JsonNode bucket = TEMPLATE.properties("AWS::S3::Bucket", "EvidenceBucket");
        JsonNode retention = bucket.at("/ObjectLockConfiguration/Rule/DefaultRetention");

        assertThat(bucket.path("ObjectLockEnabled").asBoolean()).isTrue();
        assertThat(bucket.at("/ObjectLockConfiguration/ObjectLockEnabled").asText())
                .isEqualTo("Enabled");
        assertThat(retention.at("/Mode/Ref").asText()).isEqualTo("EvidenceLockMode");
        assertThat(retention.at("/Days/Ref").asText()).isEqualTo("EvidenceLockDays");
    }

    @Test
    void no_parameter_switches_the_lock_off() {
        JsonNode parameters = TEMPLATE.root().path("Parameters");

        assertThat(parameters.at("/EvidenceLockMode/AllowedValues"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("GOVERNANCE", "COMPLIANCE");
        assertThat(parameters.at("/EvidenceLockDays/MinValue").asInt()).isPositive();
        assertThat(TEMPLATE.resource("EvidenceBucket").has("Condition")).isFalse();
        assertThat(TEMPLATE.resource("EvidenceBucketPolicy").has("Condition")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"})
    void no_circumstance_lets_anybody_at_evidence_by(String action) {
        assertThat(TEMPLATE.bucketStatements("EvidenceBucket"))
                .filteredOn(statement -> statement.actions().contains(action))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.denies()).isTrue();
                    assertThat(statement.node().has("Condition")).isFalse();
                    assertThat(statement.resources())
                            .extracting(resource -> resource.path("Fn::Sub").asText())
                            .containsExactly("${EvidenceBucket.Arn}/*");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:DeleteObject",
                "s3:DeleteObjectVersion",
                "s3:BypassGovernanceRetention",
                "s3:PutObjectRetention",
                "s3:PutLifecycleConfiguration"
            })
    void nobody_gets_rid_of_evidence_by(String action) {
        assertThat(TEMPLATE.bucketStatements("EvidenceBucket"))
                .anySatisfy(statement -> {
                    assertThat(statement.denies()).isTrue();
                    assertThat(statement.actions()).contains(action);
                    assertThat(statement.node().path("Principal").asText()).isEqualTo("*");
                });
    }

    @Test
    void no_secret_has_a_value_in_the_template() {
        assertThat(TEMPLATE.properties("AWS::SecretsManager::Secret"))
                .isNotEmpty()
                .allSatisfy(
                        (id, secret) -> assertThat(secret.has("SecretString")).as(id).isFalse());
    }
}
