package dev.rollcall.template;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.platform.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code events/} is what the functions are sent, and all that they are sent. */
class SampleEventsTest {
    private static final DeployedTemplate TEMPLATE = DeployedTemplate.ofProject();
    private static final List<SampleEvent> EVENTS = SampleEvent.all();
    private static final List<StepPayload> PAYLOADS = StepPayload.of(TEMPLATE);

    /** An event source of the template. */
    record Source(String function, String name, JsonNode properties) {
        @Override
        public String toString() {
            return function + "/" + name;
        }
    }

    @Test
    void every_function_has_events_and_every_event_a_function() {
        TreeSet<String> withEvents =
                EVENTS.stream().map(SampleEvent::function).collect(toCollection(TreeSet::new));

        assertThat(withEvents).isEqualTo(new TreeSet<>(TEMPLATE.functions().keySet()));
    }

    @Test
    void every_event_names_its_case() {
        assertThat(EVENTS)
                .extracting(SampleEvent::name)
                .allMatch(name -> name.matches("[A-Za-z]+Function(-[a-z0-9]+)+"));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void what_a_task_sends_is_an_event(StepPayload payload) {
        assertThat(EVENTS).as(payload.toString()).anyMatch(payload::allows);
    }

    @Test
    void every_step_s_event_is_sent_by_a_task() {
        assertThat(EVENTS)
                .filteredOn(SampleEvent::isStep)
                .hasSizeGreaterThan(10)
                .allSatisfy(event ->
                        assertThat(PAYLOADS)
                                .as(event.name())
                                .anyMatch(payload -> payload.allows(event)));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void what_a_schedule_sends_is_an_event(Source schedule) {
        assertThat(schedule.properties().path("Input").asText())
                .as("without an Input, what a schedule sends is not documented")
                .isNotEmpty();
        JsonNode input = Json.read(schedule.properties().path("Input").asText());

        assertThat(EVENTS).anyMatch(of(schedule).and(event -> event.json().equals(input)));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void what_a_route_sends_is_an_event(Source route) {
        String key =
                route.properties().path("Method").asText()
                        + " "
                        + route.properties().path("Path").asText();

        assertThat(EVENTS)
                .anyMatch(
                        of(route)
                                .and(event -> event.json().path("version").asText().equals("2.0"))
                                .and(event -> event.json().path("routeKey").asText().equals(key)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void what_a_rule_lets_through_is_an_event_of_each_machine(Source rule) {
        JsonNode pattern = rule.properties().path("Pattern");
        JsonNode machines = pattern.at("/detail/stateMachineArn");

        assertThat(machines).isNotEmpty();
        assertThat(machines)
                .allSatisfy(machine -> {
                    String arn =
                            LocalNames.ref(
                                    DeployedTemplate.STATE_MACHINE, machine.path("Ref").asText());
                    assertThat(EVENTS)
                            .as(arn)
                            .anyMatch(
                                    of(rule).and(e -> allowed(pattern, e, "source"))
                                            .and(e -> allowed(pattern, e, "detail-type"))
                                            .and(e ->
                                                    allowed(
                                                            pattern.path("detail"),
                                                            e.json().path("detail"),
                                                            "status"))
                                            .and(e ->
                                                    e.json()
                                                            .at("/detail/stateMachineArn")
                                                            .asText()
                                                            .equals(arn)));
                });
    }

    static List<StepPayload> payloads() {
        return PAYLOADS;
    }

    static Stream<Source> schedules() {
        return sources("ScheduleV2");
    }

    static Stream<Source> routes() {
        return sources("HttpApi");
    }

    static Stream<Source> rules() {
        return sources("EventBridgeRule");
    }

    private static Predicate<SampleEvent> of(Source source) {
        return event -> event.function().equals(source.function());
    }

    private static boolean allowed(JsonNode pattern, SampleEvent event, String field) {
        return allowed(pattern, event.json(), field);
    }

    private static boolean allowed(JsonNode pattern, JsonNode event, String field) {
        return pattern.path(field).valueStream().anyMatch(event.path(field)::equals);
    }

    private static Stream<Source> sources(String type) {
        return TEMPLATE.functions().entrySet().stream()
                .flatMap(function -> sources(function.getKey(), function.getValue(), type));
    }

    private static Stream<Source> sources(String id, JsonNode function, String type) {
        return function.path("Events")
                .propertyStream()
                .filter(event -> event.getValue().path("Type").asText().equals(type))
                .map(event -> source(id, event));
    }

    private static Source source(String id, Map.Entry<String, JsonNode> event) {
        return new Source(id, event.getKey(), event.getValue().path("Properties"));
    }
}
