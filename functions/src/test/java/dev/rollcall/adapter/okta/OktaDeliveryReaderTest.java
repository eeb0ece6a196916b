package dev.rollcall.adapter.okta;

import static dev.rollcall.adapter.okta.LogEvents.deactivation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.application.port.DeliveryReader;
import dev.rollcall.application.port.DeliveryReader.Delivery;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

class OktaDeliveryReaderTest {
    private final DeliveryReader reader =
            Okta.deliveries(
                    new OktaSettings(
                            new SourceId("okta"),
                            URI.create("https://acme.okta.example"),
                            Optional.empty()),
                    () -> Instant.parse("2026-11-01T12:00:00Z"));

    @Test
    void reads_every_event_of_a_batch_for_itself() {
        Delivery delivery =
                read(
                        envelope(
                                deactivation("one", "00u1"),
                                LogEvents.event("user.session.start"),
                                deactivation("two", "jane@acme.example"),
                                deactivation("three", "00u3")));

        assertThat(delivery)
                .isInstanceOfSatisfying(
                        Delivery.Events.class,
                        events -> {
                            assertThat(events.hints())
                                    .extracting(Hint::eventId)
                                    .containsExactly("one", "three");
                            assertThat(events.hints())
                                    .extracting(Hint::way)
                                    .containsOnly(Hint.Way.HOOK);
                            assertThat(events.ignored()).isEqualTo(1);
                            assertThat(events.unreadable()).containsExactly("unusable-id");
                        });
    }

    @Test
    void needs_nothing_of_the_envelope_but_the_events() {
        ObjectNode bare = Json.object().put("eventID", "old spelling").put("unheardOf", 1);
        bare.set("data", Json.object().set("events", Json.array().add(deactivation("a", "00u1"))));

        assertThat(eventIds(read(bare))).isEqualTo("a");
    }

    @Test
    void reads_one_event_in_place_of_a_list() {
        ObjectNode single = Json.object();
        single.set("data", Json.object().set("events", deactivation("a", "00u1")));

        assertThat(eventIds(read(single))).isEqualTo("a");
        assertThat(eventIds(read(deactivation("a", "00u1")))).isEqualTo("a");
    }

    @Test
    void an_empty_batch_is_no_mistake() {
        assertThat(read(envelope())).isInstanceOf(Delivery.Events.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty",
        "'  ', not-json",
        "'{\"data\": jane', not-json",
        "'[]', not-an-object",
        "'\"jane\"', not-an-object",
        "'{}', no-events",
        "'{\"data\": {\"events\": \"jane\"}}', no-events",
        "'{\"data\": null}', no-events"
    })
    void says_what_is_wrong_without_quoting_it(String body, String reason) {
        assertThat(read(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Delivery.Malformed.class,
                        malformed -> {
                            assertThat(malformed.reason()).isEqualTo(reason);
                            assertThat(malformed.detail()).endsWith(".").doesNotContain("jane");
                        });
    }

    @Test
    void bytes_that_are_no_text_are_no_json() {
        assertThat(read(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}))
                .isInstanceOf(Delivery.Malformed.class);
    }

    private Delivery read(JsonNode body) {
        return read(Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    private Delivery read(byte[] body) {
        return reader.read(new HookRequest(Map.of(), body));
    }

    private static String eventIds(Delivery delivery) {
        return delivery instanceof Delivery.Events events
                ? String.join(",", events.hints().stream().map(Hint::eventId).toList())
                : delivery.toString();
    }

    private static ObjectNode envelope(ObjectNode... events) {
        ArrayNode list = Json.array();
        for (ObjectNode event : events) {
            list.add(event);
        }
        ObjectNode envelope =
                Json.object()
                        .put("eventType", "com.okta.event_hook")
                        .put("cloudEventsVersion", "0.1")
                        .put("eventId", "b5a188b9-5ece-4636-b041-482ffda96311");
        envelope.set("data", Json.object().set("events", list));
        return envelope;
    }
}
