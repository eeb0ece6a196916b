package dev.rollcall.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import dev.rollcall.application.port.DeliveryReader;
import dev.rollcall.application.port.DeliveryReader.Delivery;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an event must be; the published schema must say the same. */
class WebhookReaderTest {
    private static final SourceId SCIM = new SourceId("scim");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();
    private final DeliveryReader reader =
            CustomWebhook.deliveries(Set.of(SCIM, new SourceId("csv")));

    @ParameterizedTest
    @CsvSource({"person.joined, false", "person.moved, false", "person.left, true"})
    void an_event_is_a_hint_about_one_person(String type, boolean leaving) {
        Delivery delivery = read("msg_1", event(type, "scim", "4711"));

        assertThat(delivery)
                .isEqualTo(
                        new Delivery.Events(
                                List.of(
                                        new Hint(
                                                new PersonId(SCIM, "4711"),
                                                "webhook:msg_1",
                                                type,
                                                Instant.parse("2026-11-24T10:00:05Z"),
                                                Hint.Way.HOOK)),
                                0,
                                List.of()));
        assertThat(((Delivery.Events) delivery).hints().getFirst().tellsOfLeaving())
                .isEqualTo(leaving);
    }

    @Test
    void more_members_than_these_are_nobody_s_concern() {
        String more =
                """
                {"type": "person.left", "timestamp": "2026-11-24T11:00:05.25+01:00", "v": 2,
                 "data": {"source": "scim", "person": "4711", "reason": {"code": null}}}
                """;

        assertThat(isValid(more)).isTrue();
        assertThat(read("msg_1", more))
                .isInstanceOfSatisfying(
                        Delivery.Events.class,
                        events ->
                                assertThat(events.hints())
                                        .extracting(Hint::published)
                                        .containsExactly(
                                                Instant.parse("2026-11-24T10:00:05.250Z")));
    }

    @Test
    void other_types_are_acknowledged_and_ignored() {
        String other =
                "{\"type\":\"invoice.paid\",\"timestamp\":\"2026-11-24T10:00:05Z\",\"data\":{}}";

        assertThat(isValid(other)).isTrue();
        assertThat(read("msg_1", other)).isEqualTo(new Delivery.Events(List.of(), 1, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"msg 1", "jane@acme.example", "ä"})
    void an_id_that_cannot_stand_in_keys_is_hashed(String id) {
        assertThat(read(id, event("person.left", "scim", "4711")))
                .isInstanceOfSatisfying(
                        Delivery.Events.class,
                        events ->
                                assertThat(events.hints().getFirst().eventId())
                                        .matches("webhook:[0-9a-f]{64}"));
        assertThat(read("x".repeat(81), event("person.left", "scim", "4711")))
                .isInstanceOf(Delivery.Events.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "\"person.left\"",
                "{'type':'person.left','timestamp':'2026-11-24T10:00:05Z'}",
                "{'timestamp':'2026-11-24T10:00:05Z','data':{'source':'scim','person':'1'}}",
                "{'type':5,'timestamp':'2026-11-24T10:00:05Z','data':{'source':'scim','person':'1'}}",
                "{'type':'person.left','data':{'source':'scim','person':'1'}}",
                "{'type':'person.left','timestamp':null,'data':{'source':'scim','person':'1'}}",
                "{'type':'person.left','timestamp':1795514405,'data':{'source':'scim','person':'1'}}",
                "{'type':'person.left','timestamp':'24.11.2026','data':{'source':'scim','person':'1'}}",
                "{'type':'person.left','timestamp':'2026-11-24T10:00:05','data':{'source':'scim','person':'1'}}",
                "{'type':'person.left','timestamp':'2026-11-24T10:00:05Z','data':[]}",
                "{'type':'person.left','timestamp':'2026-11-24T10:00:05Z','data':{'person':'1'}}",
                "{'type':'person.left','timestamp':'2026-11-24T10:00:05Z','data':{'source':'scim'}}",
                "{'type':'person.left','timestamp':'2026-11-24T10:00:05Z','data':{'source':'scim','person':7}}",
                "{'type':'person.left','timestamp':'2026-11-24T10:00:05Z','data':{'source':'scim','person':'jane@acme.example'}}",
                "{'type':'person.left','timestamp':'2026-11-24T10:00:05Z','data':{'source':'scim','person':''}}",
                "{'type':'person.left','timestamp':'2026-11-24T10:00:05Z','data':{'source':'SCIM','person':'1'}}",
            })
    void what_is_none_is_refused_by_the_reader_and_by_the_schema(String text) {
        String body = text.replace('\'', '"');

        assertThat(read("msg_1", body))
                .isInstanceOfSatisfying(
                        Delivery.Malformed.class,
                        malformed ->
                                assertThat(malformed.detail())
                                        .endsWith(".")
                                        .doesNotContain("jane"));
        assertThat(isValid(body)).isFalse();
    }

    @Test
    void only_sources_that_are_connected_are_known() {
        assertThat(read("msg_1", event("person.left", "entra", "4711")))
                .isEqualTo(
                        new Delivery.Malformed(
                                "unknown-source",
                                "data.source is the name of no source that is connected."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T00:00:00Z"
            })
    void deadlines_are_not_counted_from_any_time(String time) {
        String body = event("person.left", "scim", "1").replace("2026-11-24T10:00:05Z", time);

        assertThat(read("msg_1", body))
                .isInstanceOfSatisfying(
                        Delivery.Malformed.class,
                        malformed -> assertThat(malformed.reason()).isEqualTo("unusable-time"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{} {}", "{\"a\":1,\"a\":2}"})
    void what_is_no_json_is_told_apart(String body) {
        assertThat(read("msg_1", body)).isInstanceOf(Delivery.Malformed.class);
    }

    @Test
    void what_the_reader_takes_the_schema_takes() {
        for (String type : List.of("person.joined", "person.moved", "person.left")) {
            assertThat(isValid(event(type, "scim", "4711"))).isTrue();
        }
    }

    private Delivery read(String id, String body) {
        return reader.read(new HookRequest(Map.of("webhook-id", id), body.getBytes(UTF_8)));
    }

    private static String event(String type, String source, String person) {
        return """
        {"type": "%s", "timestamp": "2026-11-24T10:00:05Z",
         "data": {"source": "%s", "person": "%s"}}
        """
                .formatted(type, source, person);
    }

    private static boolean isValid(String body) {
        try {
            JsonNode event = JSON.readTree(body);
            return SCHEMA.validate(
                            event,
                            context ->
                                    context.getExecutionConfig().setFormatAssertionsEnabled(true))
                    .isEmpty();
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(
                            JSON.readTree(Project.path("docs/custom-hook.schema.json").toFile()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
