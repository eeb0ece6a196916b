package dev.rollcall.cli;

import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.testing.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

class LinkCommandTest {
    private static final String OPEN =
            """
            {"id": "0123456789ab", "person": "okta:00u1", "reason": "inactive",
             "meaning": "The account is deactivated.", "accounts": ["U1AB", "U2AB"],
             "since": "2026-11-24T10:00:00Z", "theirs": "", "by": ""}
            """;
    private static final String ANSWERED =
            OPEN.replace("\"theirs\": \"\", \"by\": \"\"", "\"theirs\": \"U1AB\", \"by\": \"ole\"");

    @TempDir private Path directory;

    @Test
    void the_list_says_what_is_asked_and_why() throws IOException {
        Ran ran = answered("GET", "{\"disputes\": [" + OPEN + "]}", "link", "list");

        assertThat(ran).returns(ExitCodes.OK, Ran::code).returns("", Ran::err);
        assertThat(ran.out().lines())
                .containsExactly(
                        "1 open",
                        "  0123456789ab  okta:00u1 and U1AB, U2AB, inactive, since"
                                + " 2026-11-24T10:00:00Z",
                        "      The account is deactivated.");
    }

    @Test
    void an_empty_list_says_so() throws IOException {
        assertThat(answered("GET", "{\"disputes\": []}", "link", "list").out().strip())
                .isEqualTo("Nothing is in question.");
    }

    @Test
    void an_answer_says_who_gave_it() throws IOException {
        Ran ran =
                answered(
                        "POST",
                        ANSWERED,
                        "link",
                        "theirs",
                        "0123456789ab",
                        "U1AB",
                        "--reason",
                        "x");

        assertThat(ran).returns(ExitCodes.OK, Ran::code);
        assertThat(ran.out()).contains("Answered by ole", "theirs: U1AB");
    }

    @Test
    void a_question_that_has_changed_meanwhile_is_shown_again() throws IOException {
        Ran ran = answered("POST", OPEN, "link", "none", "0123456789ab", "--reason", "x");

        assertThat(ran).returns(ExitCodes.FAILED, Ran::code);
        assertThat(ran.out()).contains("has changed meanwhile", "0123456789ab");
    }

    @Test
    void an_answer_without_a_reason_is_not_sent() {
        assertThat(typed().rollcall("link", "none", "0123456789ab"))
                .returns(ExitCodes.MISUSED, Ran::code);
    }

    private Ran answered(String method, String document, String... line) throws IOException {
        try (ScriptedServer server =
                new ScriptedServer().on(method + " /operator/link", answer(200, document))) {
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
