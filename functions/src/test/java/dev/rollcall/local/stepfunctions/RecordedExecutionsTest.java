package dev.rollcall.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rollcall.local.aws.AwsError;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Runs executions that were recorded on AWS and compares every event.
 *
 * <p>The recordings are not ours and stay outside of the repository; the system property {@code
 * asl.recorded} names the file.
 */
class RecordedExecutionsTest {

    private static final Path RECORDED =
            Path.of(
                    System.getProperty(
                            "asl.recorded", "../shared/fixtures/asl/recorded-executions.json"));

    /** The recordings that need JSONPath, which does not run here, and the field that does. */
    private static final Map<String, String> NEED_JSONPATH =
            Map.of(
                    "outputdecl/test_output.py::TestArgumentsBase::test_base_cases[BASE_EXPR]",
                    "Field 'Assign/var_input_value.$' needs JSONPath",
                    "query_language/test_mixed_query_language.py::TestMixedQueryLanguageFlow"
                            + "::test_output_to_state[JSONPATH_OUTPUT_TO_JSONATA]",
                    "Field 'Parameters' needs JSONPath");

    @TestFactory
    Stream<DynamicTest> gives_the_events_that_aws_gave() throws IOException {
        if (!Files.exists(RECORDED)) {
            return Stream.of(dynamicTest("recordings are at hand", RecordedExecutionsTest::skip));
        }
        JsonNode cases = new ObjectMapper().readTree(RECORDED.toFile());
        return StreamSupport.stream(cases.spliterator(), false)
                .map(recorded -> dynamicTest(recorded.path("id").asText(), () -> check(recorded)));
    }

    /** Skips from inside of a test, since reports leave out a factory that is skipped. */
    private static void skip() {
        abort("no recorded executions at " + RECORDED + "; name the file with -Dasl.recorded");
    }

    private static void check(JsonNode recorded) {
        String reason = NEED_JSONPATH.get(recorded.path("id").asText());
        LocalStepFunctions local = new LocalStepFunctions(Map.of());
        if (reason != null) {
            assertThatThrownBy(() -> local.machine("refused", recorded.path("definition")))
                    .isInstanceOf(AwsError.class)
                    .hasMessageContaining(reason);
            return;
        }
        String arn = local.run(recorded.path("definition"), recorded.path("input"));
        List<JsonNode> events = local.events(arn);
        assertThat(local.eventTypes(arn))
                .containsExactlyElementsOf(
                        recorded.path("events")
                                .valueStream()
                                .map(event -> event.path("type").asText())
                                .toList());
        for (int index = 0; index < events.size(); index++) {
            JsonNode expected = recorded.path("events").get(index);
            assertThat(RecordedValue.differences(expected, events.get(index)))
                    .as("event %d of %s", index + 1, events)
                    .isEmpty();
        }
    }
}
