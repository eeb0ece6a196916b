package dev.rollcall.cli;

import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.testing.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

class DoctorCommandTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @CsvSource({"ok, 0", "notice, 0", "warning, 3", "problem, 4", "catastrophe, 4"})
    void the_worst_finding_decides_the_exit_code(String worst, int code) throws IOException {
        assertThat(answered(worst, "doctor")).returns(code, Ran::code);
    }

    @Test
    void each_finding_is_a_line_and_each_remedy_one_below() throws IOException {
        Ran ran = answered("problem", "doctor");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines())
                .containsExactly(
                        "As of 2026-11-24T10:00:00Z",
                        "",
                        "PROBLEM  slack-tokens         The scimToken is refused.",
                        "                              → Install the app again.",
                        "OK       brake                The stop switch is off.",
                        "",
                        "1 problems, 0 warnings, 0 notices, 1 ok");
    }

    @Test
    void a_program_gets_the_document_as_it_came() throws IOException {
        assertThat(answered("problem", "doctor", "--json").out().strip())
                .isEqualTo(document("problem"));
    }

    @Test
    void help_says_what_its_exit_codes_mean() {
        assertThat(typed().rollcall("help", "doctor").out())
                .contains("3   there are warnings", "4   there are problems");
    }

    private Ran answered(String worst, String... line) throws IOException {
        try (ScriptedServer server =
                new ScriptedServer().on("GET /operator/doctor", answer(200, document(worst)))) {
            Path file = directory.resolve(LocalRuntimeFile.PLACE);
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    """
                    {"api": "%s", "region": "us-east-1", "operators": [
                      {"name": "incident", "accessKeyId": "a", "secretAccessKey": "b"}]}
                    """
                            .formatted(server.uri("")));
            return typed().rollcall(line);
        }
    }

    private TypedCommand typed() {
        return new TypedCommand(directory, Map.of(), Clock.systemUTC());
    }

    private static String document(String worst) {
        return "{\"at\":\"2026-11-24T10:00:00.123Z\",\"worst\":\""
                + worst
                + "\",\"findings\":[{\"check\":\"slack-tokens\",\"severity\":\"problem\",\"found\":"
                + "\"The scimToken is refused.\",\"remedy\":\"Install the app again.\"},"
                + "{\"check\":\"brake\",\"severity\":\"ok\",\"found\":"
                + "\"The stop switch is off.\",\"remedy\":\"\"}]}";
    }
}
