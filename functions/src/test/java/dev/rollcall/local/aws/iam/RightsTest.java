package dev.rollcall.local.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsRequest;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A function may do what its role says, and is told no otherwise. */
class RightsTest {
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/Table";
    private static final String DYNAMO_DB = "DynamoDB_20120810.";

    private final Rights rights =
            new Rights(
                    List.of(
                            role(
                                    """
                                    [{"Statement": [
                                      {"Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "%1$s",
                                       "Condition": {"ForAllValues:StringLike":
                                         {"dynamodb:LeadingKeys": ["CASE#*", "LINK#*"]}}},
                                      {"Effect": "Allow", "Action": ["dynamodb:PutItem", "dynamodb:UpdateItem"],
                                       "Resource": "%1$s",
                                       "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["CASE#*"]}}},
                                      {"Effect": "Allow", "Action": "dynamodb:Query", "Resource": "%1$s/index/pending",
                                       "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["RUN#*"]}}},
                                      {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::store/a/*"},
                                      {"Effect": "Allow", "Action": ["sns:*"], "Resource": "*"},
                                      {"Effect": "Deny", "Action": "sns:Publish", "Resource": "arn:secret"},
                                      {"Effect": "Allow", "Action": "states:StartExecution", "Resource": "arn:machine"}
                                    ]}]
                                    """
                                            .formatted(TABLE))),
                    "pk");

    @Test
    void items_are_reached_by_their_partition_key() {
        assertThat(dynamoDb("GetItem", item("Key", "LINK#1"))).isEqualTo(200);
        assertThat(dynamoDb("GetItem", item("Key", "PERSON#1"))).isEqualTo(400);
        assertThat(dynamoDb("PutItem", item("Item", "CASE#1"))).isEqualTo(200);
        assertThat(dynamoDb("PutItem", item("Item", "LINK#1"))).isEqualTo(400);
        assertThat(dynamoDb("DeleteItem", item("Key", "CASE#1"))).isEqualTo(400);
        assertThat(rights.refusals())
                .extracting(Rights.Refusal::keys)
                .containsExactly(List.of("PERSON#1"), List.of("LINK#1"), List.of("CASE#1"));
    }

    @Test
    void each_part_of_a_transaction_needs_its_own_right() {
        String allowed = "{\"Put\":" + item("Item", "CASE#1") + "}";
        String other = "{\"Update\":" + item("Key", "LINK#1") + "}";
        String check = "{\"ConditionCheck\":" + item("Key", "CASE#1") + "}";

        assertThat(dynamoDb("TransactWriteItems", transaction(allowed))).isEqualTo(200);
        assertThat(dynamoDb("TransactWriteItems", transaction(allowed + "," + other)))
                .isEqualTo(400);
        assertThat(dynamoDb("TransactWriteItems", transaction(allowed + "," + check)))
                .isEqualTo(400);
    }

    @Test
    void every_key_of_a_batch_counts() {
        String keys = "{\"RequestItems\":{\"Table\":{\"Keys\":[{\"pk\":{\"S\":\"LINK#1\"}}]}}}";
        assertThat(dynamoDb("BatchGetItem", keys)).isEqualTo(400);
        assertThat(rights.refusals())
                .containsExactly(
                        new Rights.Refusal(
                                "Fn", "dynamodb:BatchGetItem", TABLE, List.of("LINK#1")));
    }

    @Test
    void an_index_is_a_resource_of_its_own() {
        assertThat(dynamoDb("Query", query("RUN#1", ",\"IndexName\":\"pending\""))).isEqualTo(200);
        assertThat(dynamoDb("Query", query("RUN#1", ""))).isEqualTo(400);
        assertThat(dynamoDb("Query", query("CASE#1", ",\"IndexName\":\"pending\""))).isEqualTo(400);
    }

    @Test
    void who_may_not_list_a_bucket_is_not_told_what_is_missing_there() {
        assertThat(s3("/store/a/b", 200)).isEqualTo(200);
        assertThat(s3("/store/a/b", 404)).isEqualTo(403);
        assertThat(rights.refusals()).isEmpty();
        assertThat(s3("/store/b", 200)).isEqualTo(403);
        assertThat(rights.refusals()).hasSize(1);
    }

    @Test
    void what_is_denied_is_not_allowed_whatever_else_is() {
        assertThat(sns("Action=Publish&TopicArn=arn:open")).isEqualTo(200);
        assertThat(sns("Action=Publish&TopicArn=arn:secret")).isEqualTo(403);
    }

    @Test
    void whoever_is_nobodys_function_may_do_anything() {
        AwsRequest request =
                request("POST", "/", "AWS4-HMAC-SHA256 " + scope("local"), "GetItem", "{}");

        assertThat(rights.dynamoDb(_ -> AwsAnswer.empty(200)).answer(request).status())
                .isEqualTo(200);
    }

    @Test
    void a_condition_that_is_not_known_is_not_passed_over() {
        assertThatThrownBy(() ->
                        role(
                                """
                                [{"Statement": [{"Effect": "Allow", "Action": "sns:Publish", "Resource": "*",
                                  "Condition": {"Bool": {"aws:SecureTransport": "true"}}}]}]
                                """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not know the condition");
    }

    private int dynamoDb(String action, String body) {
        return rights.dynamoDb(_ -> AwsAnswer.empty(200))
                .answer(request("POST", "/", signed(), action, body))
                .status();
    }

    private int s3(String path, int found) {
        return rights.s3(_ -> AwsAnswer.empty(found))
                .answer(request("GET", path, signed(), "", ""))
                .status();
    }

    private int sns(String form) {
        return rights.sns(_ -> AwsAnswer.empty(200))
                .answer(request("POST", "/", signed(), "", form))
                .status();
    }

    private static String signed() {
        return "AWS4-HMAC-SHA256 " + scope(Rights.accessKeyOf("Fn"));
    }

    private static String scope(String key) {
        return "Credential=" + key + "/20261124/us-east-1/dynamodb/aws4_request";
    }

    private static AwsRequest request(
            String method, String path, String authorization, String action, String body) {
        return new AwsRequest(
                method,
                URI.create(path),
                Map.of("authorization", authorization, "x-amz-target", DYNAMO_DB + action),
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String item(String field, String key) {
        return "{\"TableName\":\"Table\",\"%s\":{\"pk\":{\"S\":\"%s\"},\"sk\":{\"S\":\"-\"}}}"
                .formatted(field, key);
    }

    private static String transaction(String parts) {
        return "{\"TransactItems\":[" + parts + "]}";
    }

    private static String query(String key, String index) {
        return ("{\"TableName\":\"Table\"%s,\"KeyConditionExpression\":\"#pk = :pk AND #sk > :sk\","
                    + "\"ExpressionAttributeValues\":{\":sk\":{\"S\":\"a\"},\":pk\":{\"S\":\"%s\"}}}")
                .formatted(index, key);
    }

    private static Role role(String policies) {
        try {
            return Role.of("Fn", new ObjectMapper().readTree(policies), JsonNode::asText);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
