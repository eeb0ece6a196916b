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

class RestoreCommandTest {
    private static final String PROPOSED =
            """
            {"person": "okta:00u1", "account": "U1AB", "state": "proposed",
             "reactivates": false, "capturedAt": "2026-11-24T10:00:00Z", "since": "2026-11-24T12:00:00Z",
             "items": [{"id": "user-group:T01:S02", "label": "@ops"}],
             "leftOut": [{"id": "channel:C09", "label": "", "why": "foreign-writer",
                          "meaning": "Somebody else changes it."}],
             "by": "", "digest": ""}
            """;

    @TempDir private Path directory;

    @Test
    void the_list_says_for_whom_how_much_waits() throws IOException {
        Ran ran = answered("GET", document("listed", "", PROPOSED), "restore", "list");

        assertThat(ran).returns(ExitCodes.OK, Ran::code).returns("", Ran::err);
        assertThat(ran.out().lines())
                .containsExactly(
                        "1 waiting",
                        "  okta:00u1  U1AB  proposed, 1 to be given back, 1 left out, since"
                                + " 2026-11-24T12:00:00Z");
    }

    @Test
    void whom_somebody_else_deactivated_is_told_apart() throws IOException {
        String offered = PROPOSED.replace("\"reactivates\": false", "\"reactivates\": true");

        assertThat(answered("GET", document("listed", "", offered), "restore", "list").out())
                .contains(
                        "proposed, the account that somebody else deactivated and 1 to be given"
                                + " back");
    }

    @Test
    void an_empty_list_says_so() throws IOException {
        assertThat(answered("GET", document("listed", "", ""), "restore", "list").out().strip())
                .isEqualTo("Nothing waits.");
    }

    @Test
    void one_persons_is_shown_item_by_item_with_what_is_left_out_and_why() throws IOException {
        Ran ran = answered("GET", document("listed", "", PROPOSED), "restore", "show", "okta:00u1");

        assertThat(ran.out().lines())
                .contains(
                        "      + user-group:T01:S02 @ops",
                        "      · channel:C09 is left out. Somebody else changes it.");
        assertThat(
                        answered(
                                        "GET",
                                        document("listed", "", PROPOSED),
                                        "restore",
                                        "show",
                                        "okta:00u2")
                                .out())
                .contains("Nothing waits for okta:00u2.");
    }

    @Test
    void without_a_digest_nothing_is_approved_and_the_digest_is_told() throws IOException {
        Ran ran =
                answered(
                        "POST",
                        document("shown", "d1".repeat(32), PROPOSED),
                        "restore",
                        "approve",
                        "okta:00u1");

        assertThat(ran).returns(ExitCodes.FAILED, Ran::code);
        assertThat(ran.out())
                .contains("The list's digest is " + "d1".repeat(32), "Nothing was approved");
    }

    @Test
    void an_approval_says_so() throws IOException {
        Ran ran =
                answered(
                        "POST",
                        document(
                                "approved",
                                "",
                                PROPOSED.replace("proposed", "approved")
                                        .replace("\"by\": \"\"", "\"by\": \"ole\"")),
                        "restore",
                        "approve",
                        "--all",
                        "--digest",
                        "d1".repeat(32));

        assertThat(ran).returns(ExitCodes.OK, Ran::code);
        assertThat(ran.out()).contains("Approved for 1", ", by ole");
    }

    @Test
    void a_list_that_has_changed_is_no_approval() throws IOException {
        Ran ran =
                answered(
                        "POST",
                        document("changed", "d2".repeat(32), PROPOSED),
                        "restore",
                        "approve",
                        "okta:00u1",
                        "--digest",
                        "d1".repeat(32));

        assertThat(ran).returns(ExitCodes.FAILED, Ran::code);
        assertThat(ran.out()).contains("has changed meanwhile", "d2".repeat(32));
    }

    @Test
    void people_are_named_or_all_are_meant_and_a_decline_has_a_reason() {
        assertThat(typed().rollcall("restore", "approve")).returns(ExitCodes.MISUSED, Ran::code);
        assertThat(typed().rollcall("restore", "approve", "okta:00u1", "--all"))
                .returns(ExitCodes.MISUSED, Ran::code);
        assertThat(typed().rollcall("restore", "decline", "okta:00u1"))
                .returns(ExitCodes.MISUSED, Ran::code);
    }

    private static String document(String word, String digest, String restores) {
        return "{\"word\": \"%s\", \"digest\": \"%s\", \"restores\": [%s]}"
                .formatted(word, digest, restores);
    }

    private Ran answered(String method, String document, String... line) throws IOException {
        try (ScriptedServer server =
                new ScriptedServer().on(method + " /operator/restore", answer(200, document))) {
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
