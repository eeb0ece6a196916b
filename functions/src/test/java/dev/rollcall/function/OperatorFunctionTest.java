package dev.rollcall.function;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.lambda.Invocation;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

/** What the deployed handler makes of requests that API Gateway has let through. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorFunctionTest {
    private static final String INES =
            "arn:aws:sts::000000000000:assumed-role/RollcallIncident/ines";
    private static final String VERA = "arn:aws:sts::000000000000:assumed-role/RollcallViewer/vera";
    private static final String STOP =
            "{\"position\":\"all\",\"reason\":\"a prank\",\"seen\":\"\"}";

    private LocalRuntime runtime;

    @BeforeAll
    void start() throws Exception {
        runtime =
                LocalRuntime.start(
                        LocalOptions.onFreePorts(Project.path(""), 10),
                        new VirtualTimeline(Instant.parse("2026-11-24T10:00:00Z")));
    }

    @AfterAll
    void stop() {
        runtime.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:sts::000000000000:assumed-role/RollcallIncident/somebody",
                "arn:aws:sts::111122223333:assumed-role/RollcallIncident/ines",
                "arn:aws:sts::000000000000:assumed-role/RollcallIncident/ines/x",
                "arn:aws:iam::000000000000:role/RollcallIncident",
                "arn:aws:iam::000000000000:root",
                "*"
            })
    void a_caller_who_is_not_in_the_policy_gets_a_sentence_and_nothing_else(String arn) {
        JsonNode answer = post(arn, "application/json", STOP);

        refused(answer, 403, "Unknown operator");
        assertThat(answer.path("body").asText()).contains("operators").doesNotContain("assumed");
        stillOff();
    }

    @Test
    void a_viewer_moves_nothing() {
        refused(post(VERA, "application/json", STOP), 403, "Not allowed");
        stillOff();
    }

    @Test
    void who_calls_is_what_aws_says_and_not_what_the_request_says() {
        String forged =
                "{\"position\":\"all\",\"reason\":\"a prank\",\"seen\":\"\",\"caller\":\""
                        + INES
                        + "\"}";
        ObjectNode event = event("POST", "/operator/stop", VERA, "application/json", STOP);
        ObjectNode headers = (ObjectNode) event.path("headers");
        headers.put("x-amzn-iam-user-arn", INES).put("userarn", INES);

        refused(post(VERA, "application/json", forged), 400, "Unreadable request");
        refused(invoke(event), 403, "Not allowed");
        stillOff();
    }

    @Test
    void a_request_that_nobody_signed_is_refused_even_if_the_route_lets_it_through() {
        ObjectNode event = event("POST", "/operator/stop", INES, "application/json", STOP);
        ((ObjectNode) event.path("requestContext")).remove("authorizer");

        refused(invoke(event), 403, "Not signed");
        stillOff();
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 415",
        "application/x-www-form-urlencoded, 415",
        "application/jsonp, 415",
        "'', 415"
    })
    void only_json_is_read(String contentType, int status) {
        refused(post(INES, contentType, STOP), status, "Not JSON");
        stillOff();
    }

    @Test
    void a_giant_body_is_not_read() {
        refused(
                post(INES, "application/json", "{\"reason\":\"" + "x".repeat(1_000_000) + "\"}"),
                413,
                "Too large");
        stillOff();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"position\":\"all\",\"reason\":\"x\"}",
                "{\"position\":\"all\",\"reason\":null,\"seen\":\"\"}",
                "{\"position\":\"all\",\"position\":\"off\",\"reason\":\"x\",\"seen\":\"\"}",
                "{\"position\":\"all\",\"reason\":\"x\",\"seen\":\"\"} {}",
                "{\"position\":\"ALL\",\"reason\":\"x\",\"seen\":\"\"}",
                "{\"position\":\"some\",\"reason\":\"x\",\"seen\":\"\"}",
                "{\"position\":\"all\",\"reason\":\" \",\"seen\":\"\"}",
                "{\"position\":\"all\",\"reason\":\"ask kim@acme.example\",\"seen\":\"\"}"
            })
    void what_is_no_request_is_told_without_being_repeated(String body) {
        JsonNode answer = post(INES, "application/json", body);

        assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
        assertThat(answer.path("body").asText()).doesNotContain("kim@acme");
        stillOff();
    }

    @Test
    void there_are_three_routes() {
        refused(
                invoke(event("GET", "/operator/stop", INES, "application/json", "")),
                404,
                "No such route");
    }

    @Test
    void a_viewer_may_have_the_deployment_examined_and_nobody_is_named() {
        JsonNode answer = invoke(event("GET", "/operator/doctor", VERA, "", ""));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(Json.read(answer.path("body").asText()).path("findings"))
                .hasSizeGreaterThan(12)
                .allSatisfy(finding -> assertThat(finding.path("found").asText()).isNotBlank());
        assertThat(answer.path("body").asText()).doesNotContain("@", "xoxp-");
    }

    @Test
    void a_stranger_is_told_nothing_of_the_deployment() {
        refused(
                invoke(
                        event(
                                "GET",
                                "/operator/doctor",
                                "arn:aws:iam::000000000000:user/stranger",
                                "",
                                "")),
                403,
                "Unknown operator");
    }

    private void stillOff() {
        JsonNode answer = invoke(event("GET", "/operator/status", VERA, "", ""));
        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(Json.read(answer.path("body").asText()).at("/stop/position").asText())
                .isEqualTo("off");
    }

    private static void refused(JsonNode answer, int status, String title) {
        assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
        assertThat(answer.at("/headers/Content-Type").asText())
                .isEqualTo("application/problem+json");
        JsonNode problem = Json.read(answer.path("body").asText());
        assertThat(problem.path("title").asText()).isEqualTo(title);
        assertThat(problem.path("detail").asText()).hasSizeGreaterThan(20);
    }

    private JsonNode post(String arn, String contentType, String body) {
        return invoke(event("POST", "/operator/stop", arn, contentType, body));
    }

    private JsonNode invoke(ObjectNode event) {
        Invocation ended =
                runtime.aws()
                        .lambda()
                        .invoke("OperatorFunction", Json.write(event).getBytes(UTF_8));
        assertThat(ended).isInstanceOf(Invocation.Answered.class);
        return Json.read(new String(((Invocation.Answered) ended).payload(), UTF_8));
    }

    private static ObjectNode event(
            String method, String path, String arn, String contentType, String body) {
        ObjectNode event =
                (ObjectNode)
                        Json.read(Project.read(Project.path("events/OperatorFunction-stop.json")));
        event.put("rawPath", path).put("routeKey", method + " " + path).put("body", body);
        ((ObjectNode) event.at("/requestContext/http")).put("method", method).put("path", path);
        ((ObjectNode) event.at("/requestContext/authorizer/iam")).put("userArn", arn);
        ((ObjectNode) event.path("headers")).put("content-type", contentType);
        return event;
    }
}
