package dev.rollcall.cli;

import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** The world is read by asking again until it is done. */
class WorldCommandTest {
    private static final Clock NINE =
            Clock.fixed(Instant.parse("2026-11-26T09:00:00Z"), ZoneOffset.UTC);
    private static final String PROGRESS =
            """
            {"reading": "r1", "begun": "2026-11-26T09:00:00Z", "ended": "ENDED", "now": "channels",
             "left": 2, "pages": 5, "notBefore": "LATER"}
            """;
    private static final String WAITING =
            PROGRESS.replace("ENDED", "").replace("LATER", "2026-11-26T09:00:20Z");
    private static final String DONE =
            PROGRESS.replace("ENDED", "2026-11-26T09:00:30Z").replace("LATER", "");
    private static final String DOCUMENT =
            """
            {"begun": "2026-11-26T09:00:00Z", "ended": "2026-11-26T09:00:30Z",
             "world": "{\\"channels\\":[{\\"id\\":\\"C01\\",\\"name\\":\\"eng\\"}],\\"unread\\":[{\\"part\\":\\"workspaces\\",\\"why\\":\\"missing_scope\\"}]}"}
            """;

    @TempDir private Path directory;

    @Test
    void it_waits_as_it_is_told_says_how_far_it_is_and_what_could_not_be_read() throws IOException {
        Path out = directory.resolve("world.json");
        try (ScriptedServer server = answering(WAITING, DONE)) {
            TypedCommand typed = typed(server, Map.of("ROLLCALL_PROGRESS", "1"));

            Ran ran = typed.rollcall("world", "--out", out.toString());

            assertThat(ran).as(ran.err()).returns(ExitCodes.OK, Ran::code);
            assertThat(typed.pauses()).containsExactly(Duration.ofSeconds(20));
            assertThat(ran.err())
                    .contains("5 pages read, 2 lists left; now channels, which has to wait 21 s");
            assertThat(ran.out())
                    .contains(
                            "0 groups, 0 workspaces, 0 IdP groups, 0 user groups, 1 channels",
                            "Not read whole: workspaces (missing_scope). What is missing there may"
                                    + " be there.");
            assertThat(Json.read(Files.readString(out)).at("/channels/0/id").asText())
                    .isEqualTo("C01");
        }
    }

    @Test
    void without_a_file_the_world_is_printed_as_it_is() throws IOException {
        try (ScriptedServer server = answering(DONE)) {
            Ran ran = typed(server, Map.of()).rollcall("world", "--lately");

            assertThat(Json.read(ran.out()).at("/channels/0/name").asText()).isEqualTo("eng");
            assertThat(server.requests().getFirst().body()).contains("\"afresh\":false");
        }
    }

    @Test
    void a_reading_that_takes_too_long_is_given_up_and_kept() throws IOException {
        try (ScriptedServer server = answering(WAITING.replace("09:00:20", "09:10:20"))) {
            Ran ran = typed(server, Map.of()).rollcall("world", "--at-most", "10");

            assertThat(ran).returns(ExitCodes.FAILED, Ran::code).returns("", Ran::out);
            assertThat(ran.err()).contains("2 lists are left", "repeat the command to go on");
        }
    }

    private static ScriptedServer answering(String... progress) {
        ScriptedServer.Reply[] replies = new ScriptedServer.Reply[progress.length];
        for (int i = 0; i < progress.length; i++) {
            replies[i] = answer(200, progress[i]);
        }
        return new ScriptedServer()
                .on("POST /operator/world", replies)
                .on("GET /operator/world", answer(200, DOCUMENT));
    }

    private TypedCommand typed(ScriptedServer server, Map<String, String> variables)
            throws IOException {
        LocalServer.told(server, directory);
        return new TypedCommand(directory, variables, NINE);
    }
}
