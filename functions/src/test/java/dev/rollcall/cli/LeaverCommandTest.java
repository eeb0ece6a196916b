package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** How a departure is marked, and what is left of leavers shown and marked, on the command line. */
class LeaverCommandTest {
    private static final String DEPARTURE = "POST /operator/departure";
    private static final String ITEM =
            "{\"caseId\":\"c1\",\"id\":\"i1\",\"account\":\"U0ANA\",\"kind\":\"token\",\"what\":"
                    + "\"A012\",\"task\":\"Revoke it.\",\"owner\":\"operations\",\"due\":"
                    + "\"2026-11-24T14:00:00Z\",\"by\":\"%s\"}";

    @TempDir private Path directory;
    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void marks_a_departure_as_hostile_and_shows_what_is_due_sooner() throws IOException {
        server.on(DEPARTURE, state("hostile", ITEM.formatted("")));

        Ran ran = typed("leaver", "hostile", "okta:00uAna", "--reason", "under investigation");

        assertThat(ran.code()).isZero();
        assertThat(server.onlyRequest(DEPARTURE).body())
                .isEqualTo(
                        "{\"person\":\"okta:00uAna\",\"departure\":\"hostile\",\"reason\":"
                                + "\"under investigation\"}");
        assertThat(ran.out().lines())
                .containsExactly(
                        "The departure of okta:00uAna is hostile, also for a case that is opened"
                                + " by 2026-12-01T10:00:00Z.",
                        "Open: c1",
                        "  c1 i1 is due 2026-11-24T14:00:00Z now, operations");
    }

    @Test
    void says_so_where_no_case_is_open() throws IOException {
        server.on(DEPARTURE, state("hostile", ""));

        Ran ran = typed("leaver", "hostile", "okta:TYPO", "--reason", "under investigation");

        assertThat(ran.out()).contains("No case of this person is open: check the id.");
    }

    @Test
    void takes_it_back() throws IOException {
        server.on(DEPARTURE, state("normal", ""));

        Ran ran = typed("leaver", "hostile", "okta:00uAna", "--undo", "--reason", "a mistake");

        assertThat(ran.code()).isZero();
        assertThat(server.onlyRequest(DEPARTURE).body()).contains("\"departure\":\"normal\"");
    }

    @Test
    void asks_for_a_reason() throws IOException {
        assertThat(typed("leaver", "hostile", "okta:00uAna").code()).isEqualTo(2);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void lists_what_is_left_with_what_to_do() throws IOException {
        server.on(
                "GET /operator/residual",
                Reply.ok("{\"items\":[" + ITEM.formatted("") + "]}"),
                Reply.ok("{\"items\":[]}"));

        assertThat(typed("residual", "list").out().lines())
                .containsExactly(
                        "1 open",
                        "  c1 i1  token of U0ANA: A012, due 2026-11-24T14:00:00Z, operations",
                        "      Revoke it.");
        assertThat(typed("residual", "list").out().strip()).isEqualTo("Nothing is open.");
    }

    @Test
    void marks_what_is_done() throws IOException {
        server.on("POST /operator/residual", Reply.ok(ITEM.formatted("ole")));

        Ran ran = typed("residual", "done", "c1", "i1", "--note", "revoked");

        assertThat(ran.out().strip()).isEqualTo("i1 is done, by ole.");
        assertThat(server.onlyRequest("POST /operator/residual").body())
                .isEqualTo("{\"caseId\":\"c1\",\"id\":\"i1\",\"note\":\"revoked\"}");
    }

    @Test
    void says_that_repeating_is_harmless_where_the_answer_is_lost() throws IOException {
        server.on("POST /operator/residual", new Reply.HangUp());

        Ran ran = typed("residual", "done", "c1", "i1", "--note", "revoked");

        assertThat(ran.code()).isNotZero();
        assertThat(ran.err()).contains("repeating it is harmless");
    }

    private Ran typed(String... line) throws IOException {
        Path file = directory.resolve(LocalRuntimeFile.PLACE);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                {"api": "%s", "region": "us-east-1", "operators": [
                  {"name": "incident", "accessKeyId": "a", "secretAccessKey": "b"}]}
                """
                        .formatted(server.uri("")));
        return new TypedCommand(directory, Map.of(), Clock.systemUTC()).rollcall(line);
    }

    private static Reply state(String departure, String moved) {
        return Reply.ok(
                "{\"person\":\"okta:00uAna\",\"departure\":\"%s\",\"until\":\"2026-12-01T10:00:00Z\",\"cases\":[%s],\"moved\":[%s]}"
                        .formatted(departure, moved.isEmpty() ? "" : "\"c1\"", moved));
    }
}
