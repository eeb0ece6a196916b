package dev.rollcall.cli;

import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.platform.Hashes;
import dev.rollcall.testing.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

class PolicyCommandTest {
    private static final String PROPOSED =
            """
            {"digest": "d1", "against": "d0", "state": "STATE", "by": "ole", "reason": "a new team",
             "at": "2026-11-24T10:00:00Z", "expires": "2026-11-27T10:00:00Z", "needed": 2,
             "votes": ["kim approves"], "electors": ["kim", "lee"],
             "differences": [{"words": "mode was act and will be observe", "weakens": true},
                             {"words": "mapping sales is added", "weakens": false}],
             "approve": "approve 2 changes, 1 weaken", "reject": "reject 2 changes"}
            """;
    private static final String OPEN = PROPOSED.replace("STATE", "open");

    @TempDir private Path directory;

    @Test
    void the_status_says_what_weakens_who_may_decide_and_what_to_type() throws IOException {
        Ran ran = answered("GET /operator/policy", status("[" + OPEN + "]"), "policy", "status");

        assertThat(ran).returns(ExitCodes.OK, Ran::code).returns("", Ran::err);
        assertThat(ran.out().lines())
                .containsExactly(
                        "In force  d0 since 2026-11-20T10:00:00Z",
                        "Proposed  d1",
                        "  by ole at 2026-11-24T10:00:00Z: a new team",
                        "  against d0",
                        "  open; 2 must agree until 2026-11-27T10:00:00Z; said so far: kim"
                                + " approves",
                        "2 differences, 1 weaken",
                        "  WEAKENS mode was act and will be observe",
                        "          mapping sales is added",
                        "May decide   kim, lee",
                        "To approve   type: approve 2 changes, 1 weaken",
                        "To reject    type: reject 2 changes");
    }

    @Test
    void what_is_decided_asks_for_nothing() throws IOException {
        String rejected = PROPOSED.replace("STATE", "rejected");

        assertThat(
                        answered(
                                        "GET /operator/policy",
                                        status("[" + rejected + "]"),
                                        "policy",
                                        "status")
                                .out())
                .contains("rejected; 2 must agree")
                .doesNotContain("type:");
        assertThat(answered("GET /operator/policy", status("[]"), "policy", "status").out())
                .contains("Nothing was proposed yet.");
    }

    @Test
    void the_file_is_printed_only_if_it_has_the_digest() throws IOException {
        String digest = Hashes.sha256("version: 1\n".getBytes(UTF_8));
        String good = "{\"digest\": \"" + digest + "\", \"text\": \"version: 1\\n\"}";

        assertThat(answered("GET /operator/policy/file", good, "policy", "show").out())
                .isEqualTo("version: 1\n");
        Ran bad =
                answered(
                        "GET /operator/policy/file",
                        good.replace("version: 1", "version: 2"),
                        "policy",
                        "show");
        assertThat(bad).returns(ExitCodes.FAILED, Ran::code).returns("", Ran::out);
    }

    @Test
    void what_is_not_utf_8_or_cannot_be_read_is_not_sent() throws IOException {
        Path file = directory.resolve("latin.yaml");
        Files.write(file, new byte[] {'a', (byte) 0xe4});

        assertThat(typed().rollcall("policy", "propose", file.toString(), "--reason", "x"))
                .returns(ExitCodes.FAILED, Ran::code)
                .satisfies(ran -> assertThat(ran.err()).contains("is not UTF-8"));
        assertThat(
                        typed().rollcall(
                                        "policy",
                                        "propose",
                                        directory.resolve("none.yaml").toString(),
                                        "--reason",
                                        "x"))
                .returns(ExitCodes.FAILED, Ran::code)
                .satisfies(ran -> assertThat(ran.err()).contains("cannot be read"));
    }

    @Test
    void a_decision_without_a_phrase_is_not_sent() {
        assertThat(typed().rollcall("policy", "approve", "d1"))
                .returns(ExitCodes.MISUSED, Ran::code);
    }

    @Test
    void a_decision_says_how_it_stands() throws IOException {
        assertThat(
                        answered(
                                        "POST /operator/policy/decision",
                                        OPEN,
                                        "policy",
                                        "approve",
                                        "d1",
                                        "--phrase",
                                        "approve 2 changes, 1 weaken")
                                .out())
                .contains("open; 2 must agree", "kim approves");
    }

    private static String status(String latest) {
        return "{\"inForce\": \"d0\", \"since\": \"2026-11-20T10:00:00Z\", \"latest\": "
                + latest
                + "}";
    }

    private Ran answered(String request, String document, String... line) throws IOException {
        try (ScriptedServer server = new ScriptedServer().on(request, answer(200, document))) {
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
}
