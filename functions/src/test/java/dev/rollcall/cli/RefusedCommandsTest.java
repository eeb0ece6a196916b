package dev.rollcall.cli;

import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.testing.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A command that gets nothing says what happened and what to do, and ends with the right code. */
class RefusedCommandsTest {
    @TempDir private Path directory;

    @Test
    void without_an_address_it_asks_for_one() {
        misused(typed(Map.of()).rollcall("status"), "--url", "ROLLCALL_URL", "scripts/local.sh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://rollcall.acme.example",
                "https://rollcall.acme.example/approve/abc",
                "rollcall.acme.example",
                "https://",
                "ftp://127.0.0.1",
                "https://a b"
            })
    void an_address_that_makes_no_sense_is_not_called(String url) {
        Ran ran = typed(Map.of()).rollcall("status", "--url", url);

        misused(ran, "https:// and a host");
        assertThat(ran.err()).doesNotContain("approve/abc");
    }

    @Test
    void an_address_that_tells_no_region_needs_one() {
        misused(
                typed(Map.of("ROLLCALL_URL", "https://rollcall.acme.example")).rollcall("status"),
                "--region",
                "AWS_REGION");
    }

    @Test
    void keys_of_the_local_runtime_are_for_the_local_runtime() {
        misused(
                typed(Map.of())
                        .rollcall(
                                "status",
                                "--url",
                                "https://a1b2.execute-api.eu-west-1.amazonaws.com",
                                "--as",
                                "viewer"),
                "AWS_PROFILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "stop all", "stop everything --reason x", "start", "status -x"})
    void what_is_typed_wrong_shows_what_could_be_meant(String line) {
        misused(typed(Map.of()).rollcall(line.split(" ")), "rollcall st");
    }

    @Test
    void nobody_is_called_so_at_the_local_runtime() throws IOException {
        tell("http://127.0.0.1:1");

        misused(typed(Map.of()).rollcall("status", "--as", "boss"), "incident, viewer");
    }

    @Test
    void a_local_runtime_that_is_not_up_is_told() throws IOException {
        tell("http://127.0.0.1:1");

        failed(typed(Map.of()).rollcall("status"), "cannot be reached", "scripts/local.sh");
    }

    @Test
    void a_forbidden_by_api_gateway_is_explained() throws IOException {
        failed(
                answered(403, "{\"message\":\"Forbidden\"}"),
                "API Gateway",
                "credentials",
                "clock",
                "execute-api:Invoke");
    }

    @Test
    void a_problem_of_the_function_s_is_passed_on() throws IOException {
        failed(
                answered(
                        403, "{\"title\":\"Unknown operator\",\"status\":403,\"detail\":\"Ask.\"}"),
                "Unknown operator: Ask.");
    }

    @Test
    void a_gateway_s_error_leaves_open_whether_it_was_done() throws IOException {
        failed(
                answered(503, "{\"message\":\"Service Unavailable\"}"),
                "HTTP 503",
                "not known",
                "rollcall status",
                "harmless");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>hello</html>", "{}", "{\"moved\":true}", ""})
    void an_answer_that_is_not_ours_is_told(String body) throws IOException {
        failed(answered(200, body), "not as Rollcall's operator API");
    }

    @Test
    void help_teaches_and_asks_nobody() {
        Ran help = typed(Map.of()).rollcall("--help");
        Ran ofStop = typed(Map.of()).rollcall("help", "stop");

        assertThat(help).returns(0, Ran::code);
        assertThat(help.out())
                .contains("status", "stop", "Exit codes", "rollcall stop all --reason");
        assertThat(ofStop).returns(0, Ran::code);
        assertThat(ofStop.out()).contains("all", "bulk", "off", "--reason");
    }

    private Ran answered(int status, String body) throws IOException {
        try (ScriptedServer server =
                new ScriptedServer().on("POST /operator/stop", answer(status, body))) {
            tell(server.uri("").toString());
            return typed(Map.of()).rollcall("stop", "all", "--reason", "a drill");
        }
    }

    private void tell(String api) throws IOException {
        Path file = directory.resolve(LocalRuntimeFile.PLACE);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                {"api": "%s", "region": "us-east-1", "operators": [
                  {"name": "incident", "accessKeyId": "a", "secretAccessKey": "b"},
                  {"name": "viewer", "accessKeyId": "c", "secretAccessKey": "d"}]}
                """
                        .formatted(api));
    }

    private TypedCommand typed(Map<String, String> variables) {
        return new TypedCommand(directory, variables, Clock.systemUTC());
    }

    private static void misused(Ran ran, String... told) {
        assertThat(ran).returns(2, Ran::code);
        assertThat(ran.err()).contains(told);
        assertThat(ran.out()).isEmpty();
    }

    private static void failed(Ran ran, String... told) {
        assertThat(ran).returns(1, Ran::code);
        assertThat(ran.err()).contains(told).doesNotContain("Exception");
    }
}
