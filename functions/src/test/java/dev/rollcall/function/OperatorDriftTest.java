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

import java.time.Duration;
import java.time.Instant;

/** What the deployed handler answers of drift, after one reconciliation that an operator began. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorDriftTest {
    private static final String OLE = "arn:aws:sts::000000000000:assumed-role/RollcallOperator/ole";
    private static final String VERA = "arn:aws:sts::000000000000:assumed-role/RollcallViewer/vera";
    private static final String BEGIN = "{\"word\":\"begin\"}";
    private static final String UNKNOWN = "0123456789abcdef";

    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-24T10:00:00Z"));
    private LocalRuntime runtime;
    private JsonNode begun = Json.object();
    private JsonNode repeated = Json.object();
    private JsonNode underWay = Json.object();
    private JsonNode over = Json.object();

    @BeforeAll
    void reconcile() throws Exception {
        runtime = LocalRuntime.start(LocalOptions.onFreePorts(Project.path(""), 20), timeline);
        begun = post(OLE, "/operator/reconcile", BEGIN);
        repeated = post(OLE, "/operator/reconcile", BEGIN);
        underWay = body(get(VERA, "/operator/reconcile", ""));
        assertThat(timeline.runUntil(() -> !ended().isEmpty(), Duration.ofHours(2))).isTrue();
        over = body(get(VERA, "/operator/reconcile", ""));
    }

    private String ended() {
        return body(get(VERA, "/operator/reconcile", "")).at("/latest/ended").asText();
    }

    @AfterAll
    void stop() {
        runtime.close();
    }

    @Test
    void one_is_begun_and_the_next_word_finds_it_under_way() {
        assertThat(body(begun).path("word").asText()).isEqualTo("begun");
        assertThat(body(repeated).path("word").asText()).isEqualTo("under-way");
        assertThat(body(repeated).path("snapshot")).isEqualTo(body(begun).path("snapshot"));
        assertThat(underWay.at("/latest/snapshot")).isEqualTo(body(begun).path("snapshot"));
        assertThat(underWay.at("/latest/carried").asBoolean()).isTrue();
        assertThat(underWay.at("/latest/reading").asText()).isNotBlank();
        assertThat(underWay.at("/report/snapshot").asText()).isEmpty();
    }

    @Test
    void what_it_read_and_found_is_told_list_by_list_and_source_by_source() {
        assertThat(over.at("/latest/phase").asText()).isEqualTo("ended");
        assertThat(over.at("/latest/trouble").asText()).isEmpty();
        JsonNode report = over.path("report");
        assertThat(report.path("snapshot")).isEqualTo(body(begun).path("snapshot"));
        assertThat(report.path("activeAccounts").asInt()).isGreaterThan(15);
        assertThat(report.path("ended").asText()).isNotBlank();
        assertThat(report.at("/sources/0/source").asText()).isEqualTo("okta");
        assertThat(report.path("lists"))
                .extracting(list -> list.path("list").asText())
                .contains("accounts", "links", "people:okta");
    }

    @Test
    void the_list_counts_as_the_report_does_and_names_nobody() {
        JsonNode answer = get(VERA, "/operator/drift", "");
        int found = 0;
        for (JsonNode count : over.at("/report/found")) {
            found += count.path("number").asInt();
        }

        JsonNode items = body(answer).path("items");
        assertThat(items.size()).isPositive().isLessThanOrEqualTo(found);
        assertThat(answer.path("body").asText()).doesNotContain("acme.example");
        assertThat(items)
                .allSatisfy(item -> {
                    assertThat(item.path("id").asText()).matches("[0-9a-f]{16}");
                    assertThat(item.path("comes").asText()).isNotBlank();
                    JsonNode story =
                            body(
                                    get(
                                            VERA,
                                            "/operator/drift/story",
                                            "id=" + item.path("id").asText()));
                    assertThat(story.path("drift")).isEqualTo(item);
                    assertThat(story.path("correctable").asBoolean())
                            .isEqualTo(story.path("instead").asText().isEmpty());
                });
    }

    @Test
    void an_operator_accepts_one_and_the_list_tells() {
        String id = body(get(VERA, "/operator/drift", "")).at("/items/0/id").asText();

        JsonNode accepted = post(OLE, "/operator/drift/acceptance", acceptance(id));

        assertThat(accepted.path("statusCode").asInt()).isEqualTo(200);
        assertThat(body(accepted).path("state").asText()).isEqualTo("accepted");
        JsonNode story = body(get(VERA, "/operator/drift/story", "id=" + id));
        assertThat(story.path("by").asText()).isEqualTo("ole");
        assertThat(story.path("until").asText()).isEqualTo("2027-04-01T00:00:00Z");
    }

    @Test
    void a_list_is_narrowed_and_accepted_only_by_the_digest_that_was_shown() {
        String kind = body(get(VERA, "/operator/drift", "")).at("/items/0/kind").asText();
        JsonNode some = body(get(VERA, "/operator/drift", "kind=" + kind)).path("items");
        assertThat(some).isNotEmpty();
        assertThat(some).allSatisfy(item -> assertThat(item.path("kind").asText()).isEqualTo(kind));
        assertThat(body(get(VERA, "/operator/drift", "mapping=no-such-mapping")).path("items"))
                .isEmpty();

        JsonNode shown = body(post(OLE, "/operator/drift/acceptance", listed(kind, "")));
        assertThat(shown.path("word").asText()).isEqualTo("shown");
        String digest = shown.path("digest").asText();
        assertThat(body(post(OLE, "/operator/drift/acceptance", listed(kind, "0"))).path("word"))
                .hasToString("\"changed\"");
        JsonNode accepted = body(post(OLE, "/operator/drift/acceptance", listed(kind, digest)));
        assertThat(accepted.path("word").asText()).isEqualTo("accepted");
        assertThat(accepted.path("items")).hasSameSizeAs(shown.path("items"));
        refused(post(VERA, "/operator/drift/acceptance", listed(kind, "")), 403, "Not allowed");
    }

    private static String listed(String kind, String digest) {
        return """
        {"kind":"%s","person":"","population":"","entitlement":"","mapping":"","state":"",
         "since":"","until":"2027-02-28","reason":"a list","digest":"%s"}
        """
                .formatted(kind, digest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=x",
                "person=kim%40acme.example",
                "population=A%20B",
                "entitlement=x",
                "mapping=%00",
                "state=gone",
                "since=yesterday",
                "most=0",
                "most=201",
                "most=1e3"
            })
    void what_narrows_nothing_we_know_is_refused_without_being_repeated(String query) {
        JsonNode answer = get(VERA, "/operator/drift", query);

        refused(answer, 400, "Not possible");
        assertThat(answer.path("body").asText()).doesNotContain("kim@", "yesterday", "1e3");
    }

    @ParameterizedTest
    @CsvSource({"/operator/drift/acceptance", "/operator/drift/correction", "/operator/reconcile"})
    void a_viewer_changes_nothing(String path) {
        String body =
                switch (path) {
                    case "/operator/drift/acceptance" -> acceptance(UNKNOWN);
                    case "/operator/drift/correction" -> "{\"id\":\"" + UNKNOWN + "\"}";
                    default -> BEGIN;
                };
        refused(post(VERA, path, body), 403, "Not allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=9%2F0123456789abcdef", "from=x", "from=..%2F..", "from=%00"})
    void a_point_that_no_page_gave_is_refused(String query) {
        refused(get(VERA, "/operator/drift", query), 400, "No such point");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id=", "id=0123456789ABCDEF", "id=0123456789abcdef0", "id=%2e%2e"})
    void what_is_no_id_is_refused(String query) {
        refused(get(VERA, "/operator/drift/story", query), 400, "Not possible");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"id\":\"0123456789abcdef\",\"until\":\"2027-03-31\"}",
                "{\"id\":\"../x\",\"until\":\"2027-03-31\",\"reason\":\"x\"}",
                "{\"id\":\"0123456789abcdef\",\"until\":\"2027-02-30\",\"reason\":\"x\"}",
                "{\"id\":\"0123456789abcdef\",\"until\":\"+999999999-12-31\",\"reason\":\"x\"}",
                "{\"id\":\"0123456789abcdef\",\"until\":\"2020-01-01\",\"reason\":\"x\"}",
                "{\"id\":\"0123456789abcdef\",\"until\":\"2027-03-31\",\"reason\":\" \"}",
                "{\"id\":\"0123456789abcdef\",\"until\":\"2027-03-31\",\"reason\":\"ask"
                        + " kim@acme.example\"}"
            })
    void what_is_no_acceptance_is_refused_without_being_repeated(String body) {
        JsonNode answer = post(OLE, "/operator/drift/acceptance", body);

        assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
        assertThat(answer.path("body").asText()).doesNotContain("kim@acme", "../x");
    }

    @Test
    void what_was_never_found_is_not_there() {
        refused(post(OLE, "/operator/drift/acceptance", acceptance(UNKNOWN)), 404, "No such drift");
        refused(
                post(OLE, "/operator/drift/correction", "{\"id\":\"" + UNKNOWN + "\"}"),
                404,
                "No such drift");
        refused(get(VERA, "/operator/drift/story", "id=" + UNKNOWN), 404, "No such drift");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"word\":\"now\"}", "{\"word\":\"begin\",\"x\":1}"})
    void only_the_one_word_begins(String body) {
        refused(post(OLE, "/operator/reconcile", body), 400, "Unreadable request");
    }

    private static String acceptance(String id) {
        return "{\"id\":\"" + id + "\",\"until\":\"2027-03-31\",\"reason\":\"a pilot\"}";
    }

    private static void refused(JsonNode answer, int status, String title) {
        assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
        assertThat(body(answer).path("title").asText()).isEqualTo(title);
    }

    private static JsonNode body(JsonNode answer) {
        return Json.read(answer.path("body").asText());
    }

    private JsonNode get(String arn, String path, String query) {
        return invoke(event("GET", path, arn, query, ""));
    }

    private JsonNode post(String arn, String path, String body) {
        return invoke(event("POST", path, arn, "", body));
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
            String method, String path, String arn, String query, String body) {
        ObjectNode event =
                (ObjectNode)
                        Json.read(Project.read(Project.path("events/OperatorFunction-stop.json")));
        event.put("rawPath", path).put("routeKey", method + " " + path).put("body", body);
        event.put("rawQueryString", query);
        ((ObjectNode) event.at("/requestContext/http")).put("method", method).put("path", path);
        ((ObjectNode) event.at("/requestContext/authorizer/iam")).put("userArn", arn);
        return event;
    }
}
