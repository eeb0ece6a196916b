package dev.rollcall.local.stepfunctions;

import static dev.rollcall.local.stepfunctions.LocalStepFunctions.START;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Runs our own cases, each drawn from the page of AWS's documentation that it names. */
class DocumentedExecutionsTest {

    private static final int MILLIS = 1_000;

    static Stream<Path> cases() throws IOException, URISyntaxException {
        URL directory = DocumentedExecutionsTest.class.getResource("/asl");
        try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(directory).toURI()))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void does_what_the_documentation_says(Path file) throws IOException {
        JsonNode expected = new ObjectMapper().readTree(file.toFile());
        ScriptedTasks tasks = new ScriptedTasks(expected.path("tasks"));
        LocalStepFunctions local =
                new LocalStepFunctions(Map.of("arn:aws:states:::lambda:invoke", tasks));
        tasks.answerThrough(local);

        String arn = local.run(expected.path("definition"), expected.path("input"));
        local.timeline().advance(Duration.ofMinutes(1));

        List<JsonNode> events = local.events(arn);
        assertThat(expected.path("source").asText())
                .startsWith("https://docs.aws.amazon.com/step-functions/");
        assertThat(events.stream().map(event -> event.path("type").asText()))
                .containsExactlyElementsOf(
                        expected.path("events").valueStream().map(JsonNode::asText).toList());
        checkChain(expected.path("previous"), events);
        expected.path("details")
                .properties()
                .forEach(entry -> checkDetails(entry.getValue(), event(events, entry.getKey())));
        expected.path("seconds")
                .properties()
                .forEach(entry ->
                        assertThat(secondsSinceStart(event(events, entry.getKey())))
                                .as("seconds until event %s", entry.getKey())
                                .isEqualTo(entry.getValue().asLong()));
        checkExecution(expected.path("execution"), local.describe(arn));
        assertThat(tasks.surprises()).isEmpty();
    }

    private static JsonNode event(List<JsonNode> events, String id) {
        return events.get(Integer.parseInt(id) - 1);
    }

    private static void checkChain(JsonNode previous, List<JsonNode> events) {
        for (int index = 0; index < previous.size(); index++) {
            assertThat(events.get(index).path("previousEventId").asLong())
                    .as("previous of event %d", index + 1)
                    .isEqualTo(previous.get(index).asLong());
        }
    }

    /** Checks the members that the case names; JSON texts are compared unfolded. */
    private static void checkDetails(JsonNode expected, JsonNode event) {
        JsonNode details =
                event.properties().stream()
                        .filter(member -> member.getKey().endsWith("EventDetails"))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
        for (Map.Entry<String, JsonNode> member : expected.properties()) {
            assertThat(RecordedValue.differences(member.getValue(), details.path(member.getKey())))
                    .as("%s of %s", member.getKey(), event)
                    .isEmpty();
        }
    }

    private static long secondsSinceStart(JsonNode event) {
        double seconds = event.path("timestamp").asDouble();
        return Math.round(seconds * MILLIS - START.toEpochMilli()) / MILLIS;
    }

    private static void checkExecution(JsonNode expected, JsonNode execution) {
        assertThat(execution.path("status")).isEqualTo(expected.path("status"));
        assertThat(execution.path("error")).isEqualTo(expected.path("error"));
        if (expected.has("cause")) {
            assertThat(execution.path("cause")).isEqualTo(expected.path("cause"));
        }
        if (expected.has("output")) {
            assertThat(LocalStepFunctions.json(execution.path("output").asText()))
                    .isEqualTo(expected.path("output"));
        }
    }
}
