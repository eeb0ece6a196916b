package dev.rollcall.template;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsError;
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
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The deployed handlers answer every event of {@code events/}, read as the managed runtime reads
 * it.
 *
 * <p>The events are one story, told in order: two people leave, a state machine waits for the first
 * one's dwell to end, and meanwhile the steps' events arrive. Time stands still, so the machine
 * itself gets no further.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleEventAnswersTest {
    private static final String SECRET = "sample-hook-secret";
    private static final String CASE = "0d2caf6d4ee9b2c9032e684b2c0f74e6";
    private static final String PONG = "{\"outcome\":\"pong\"}";
    private static final String SETTLED = "{\"outcome\":\"settled\"}";
    private static final String ACKNOWLEDGED = "{\"statusCode\":204}";

    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-24T10:00:00Z"));
    private LocalRuntime runtime;

    /**
     * @param answer what the answer must hold; it may hold more
     */
    record Told(String event, String answer) {}

    /** The story, in the order in which it is told. */
    static List<Told> story() {
        return List.of(
                new Told("OktaHookFunction-ping", ACKNOWLEDGED),
                new Told("OktaPollFunction-ping", PONG),
                new Told("SweepFunction-ping", PONG),
                new Told("LeaverAssessFunction-ping", PONG),
                new Told("LeaverActFunction-ping", PONG),
                new Told("LeaverVerifyFunction-ping", PONG),
                new Told("SlaWatchFunction-ping", PONG),
                new Told(
                        "OktaHookFunction-verify",
                        """
                        {"statusCode":200,
                         "body":"{\\"verification\\":\\"7S0mqYv2lGd4kqJHq7bYv7Yk0zVn5wXw\\"}"}
                        """),
                new Told("OktaHookFunction-verify-without-challenge", "{\"statusCode\":400}"),
                new Told("OktaHookFunction-wrong-secret", "{\"statusCode\":401}"),
                new Told("OktaHookFunction-malformed", "{\"statusCode\":400}"),
                new Told("SweepFunction-every-minute", "{\"hints\":1,\"runs\":0,\"failed\":0}"),
                new Told("OktaHookFunction-batch", ACKNOWLEDGED),
                new Told("OktaHookFunction-deactivated", ACKNOWLEDGED),
                new Told("OktaHookFunction-deactivated-base64", ACKNOWLEDGED),
                new Told(
                        "LeaverAssessFunction-claim",
                        "{\"outcome\":\"claimed\",\"caseId\":\"" + CASE + "\"}"),
                new Told(
                        "LeaverAssessFunction-assess",
                        "{\"outcome\":\"dwelling\",\"notBefore\":\"2026-11-24T10:00:11Z\"}"),
                new Told(
                        "SlaWatchFunction-check",
                        "{\"outcome\":\"wait\",\"notBefore\":\"2026-11-24T10:05:06Z\"}"),
                new Told(
                        "LeaverAssessFunction-trouble",
                        "{\"outcome\":\"wait\",\"notBefore\":\"2026-11-24T10:00:21Z\"}"),
                new Told("LeaverActFunction-admit", "{\"outcome\":\"admitted\"}"),
                new Told("LeaverActFunction-capture", "{\"outcome\":\"captured\"}"),
                new Told("LeaverActFunction-reset-sessions", SETTLED),
                new Told("LeaverActFunction-deactivate", SETTLED),
                new Told("LeaverActFunction-leave", SETTLED),
                new Told(
                        "LeaverActFunction-capture-after-cut",
                        "{\"outcome\":\"captured\",\"groups\":[]}"),
                new Told("LeaverVerifyFunction-verify", "{\"outcome\":\"verified\"}"),
                new Told(
                        "LeaverVerifyFunction-seal",
                        "{\"outcome\":\"sealed\",\"key\":\"evidence/" + CASE + ".json\"}"),
                new Told("LeaverAssessFunction-release", "{\"outcome\":\"released\"}"),
                new Told("SweepFunction-run-died", "{\"restarted\":true}"),
                new Told("SweepFunction-watch-died", "{\"restarted\":false}"),
                new Told("OktaPollFunction-every-minute", "{\"missedByHooks\":6,\"more\":false}"));
    }

    @BeforeAll
    void start() throws Exception {
        runtime = LocalRuntime.start(LocalOptions.onFreePorts(Project.path(""), 30), timeline);
        useTheEventsSecret();
        // Shown at once, because no time passes in which it could show.
        runtime.slack().organisation().showDeactivationsAfter(Duration.ZERO);
        suspendWithoutStart(9);
        timeline.advance(Duration.ofSeconds(6));
        leaveWithoutHook(7);
        leaveWithoutHook(8);
    }

    @AfterAll
    void stop() {
        runtime.close();
    }

    @Test
    void every_event_is_told() {
        assertThat(story())
                .extracting(Told::event)
                .containsExactlyInAnyOrderElementsOf(
                        SampleEvent.all().stream().map(SampleEvent::name).toList());
    }

    @ParameterizedTest
    @MethodSource("story")
    void the_deployed_handler_answers(Told told) {
        SampleEvent event = SampleEvent.named(told.event());

        ObjectNode answer = answer(event.function(), event.json());
        timeline.awaitIdle();
        if (told.event().equals("LeaverActFunction-leave")) {
            leaveTheOtherGroups(event);
        }

        assertThat(answer.properties()).containsAll(Json.read(told.answer()).properties());
    }

    private ObjectNode answer(String function, JsonNode event) {
        Invocation ended =
                runtime.aws().lambda().invoke(function, Json.write(event).getBytes(UTF_8));
        assertThat(ended).isInstanceOf(Invocation.Answered.class);
        byte[] payload = ((Invocation.Answered) ended).payload();
        return (ObjectNode) Json.read(new String(payload, UTF_8));
    }

    /** The machine sends the step once per group. */
    private void leaveTheOtherGroups(SampleEvent leave) {
        JsonNode capture = SampleEvent.named("LeaverActFunction-capture").json();
        for (JsonNode group : answer(leave.function(), capture).path("groups")) {
            ObjectNode other = leave.json().deepCopy();
            assertThat(answer(leave.function(), other.set("group", group)))
                    .isEqualTo(Json.read(SETTLED));
        }
    }

    private void useTheEventsSecret() {
        runtime.aws()
                .secrets()
                .put("OktaHookSecret", Json.write(Json.object().put("value", SECRET)));
        runtime.okta()
                .organisation()
                .hooks()
                .register(runtime.addresses().api().resolve("/hooks/okta"), SECRET);
    }

    /** So that the sweep has something to do; the SDK repeats a start that is refused once. */
    private void suspendWithoutStart(int number) {
        refuseStarts(100);
        runtime.okta().organisation().changeStatus(person(number), "SUSPENDED", true);
        timeline.awaitIdle();
        refuseStarts(0);
    }

    private void refuseStarts(int next) {
        runtime.aws()
                .stepFunctions()
                .refuseNextStarts(
                        next, AwsError.badRequest("ThrottlingException", "Rate exceeded"));
    }

    /** The events bring the hook, the poll the rest. */
    private void leaveWithoutHook(int number) {
        runtime.okta().organisation().changeStatus(person(number), "DEPROVISIONED", false);
    }

    private String person(int number) {
        return runtime.okta().organisation().people().get(number - 1).id();
    }
}
