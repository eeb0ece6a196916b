package dev.rollcall.cli;

import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class DriftCommandTest {
    private static final String ID = "0123456789abcdef";
    private static final String BACKEND =
            state("1", "manual-add", "open", "is set right by itself");
    private static final String ORPHAN =
            state("2", "orphan-account", "open", "is only reported")
                    .replace("okta:00u2", "")
                    .replace("user-group:T1:S2", "")
                    .replace("@backend", "");
    private static final String PILOT = state("3", "manual-add", "accepted", "is accepted");

    @TempDir private Path directory;

    @Test
    void counts_by_kind_stand_before_each_of_them_and_accepted_ones_are_left_out()
            throws IOException {
        try (ScriptedServer server =
                new ScriptedServer()
                        .on(
                                "GET /operator/drift",
                                answer(200, page("0/" + ID, ORPHAN)),
                                answer(200, page("", BACKEND, PILOT)))) {
            Ran ran = typed(server, Map.of()).rollcall("drift", "list");

            assertThat(ran).as(ran.err()).returns(ExitCodes.OK, Ran::code).returns("", Ran::err);
            assertThat(ran.out().lines())
                    .containsExactly(
                            "2 differences",
                            "  1 manual-add: does manual-add",
                            "  1 orphan-account: does orphan-account",
                            "",
                            "manual-add",
                            "  0000000000000001  okta:00u1 U1AB user-group:T1:S2 @backend does"
                                    + " manual-add, by hand: U9KIM; since 2026-11-24T10:00:00Z;"
                                    + " open, is set right by itself (backend: lists it)",
                            "",
                            "orphan-account",
                            "  0000000000000002  U2AB does orphan-account; since"
                                    + " 2026-11-24T10:00:00Z; open, is only reported (backend:"
                                    + " lists it)");
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void what_is_shown_can_be_narrowed() throws IOException {
        assertThat(list("--kind", "orphan-account")).contains("1 difference", "U2AB");
        assertThat(list("--person", "okta:00u1")).contains("1 difference", "okta:00u1");
        assertThat(list("--accepted")).contains("1 difference", "okta:00u3", "is accepted");
        assertThat(list("--all")).contains("3 differences");
        assertThat(list("--kind", "missing-grant").strip()).isEqualTo("Nothing differs.");
        assertThat(Json.read(list("--all", "--json")).path("items")).hasSize(3);
    }

    @Test
    void the_other_side_narrows_the_list() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer().on("GET /operator/drift", answer(200, page("", BACKEND)))) {
            Ran ran =
                    typed(server, Map.of())
                            .rollcall(
                                    "drift",
                                    "list",
                                    "--kind",
                                    "manual-add",
                                    "--mapping",
                                    "backend",
                                    "--population",
                                    "employees",
                                    "--since",
                                    "2026-11-24",
                                    "--csv");

            assertThat(ran).as(ran.err()).returns(ExitCodes.OK, Ran::code);
            assertThat(ran.out()).startsWith("id,kind,").contains("0000000000000001,manual-add");
            assertThat(server.requests().getFirst().query())
                    .isEqualTo(
                            "kind=manual-add&mapping=backend&population=employees"
                                    + "&since=2026-11-24&state=unaccepted");
        }
    }

    @Test
    void one_page_says_where_the_next_begins() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer()
                        .on("GET /operator/drift", answer(200, page("0/" + ID, ORPHAN)))) {
            Ran ran =
                    typed(server, Map.of())
                            .rollcall("drift", "list", "--limit", "1", "--from", "0/" + ID);

            assertThat(ran).as(ran.err()).returns(ExitCodes.OK, Ran::code);
            assertThat(ran.out()).contains("1 difference", "There is more: --from 0/" + ID);
            assertThat(server.requests().getFirst().query()).contains("most=1", "from=0%2F" + ID);
        }
    }

    @Test
    void a_list_is_shown_with_its_digest_before_it_is_accepted() throws IOException {
        String list = "{\"word\": \"%s\", \"digest\": \"d1d2\", \"items\": [%s]}";
        try (ScriptedServer server =
                new ScriptedServer()
                        .on(
                                "POST /operator/drift/acceptance",
                                answer(200, list.formatted("shown", BACKEND)),
                                answer(200, list.formatted("changed", BACKEND)),
                                answer(200, list.formatted("accepted", BACKEND)))) {
            String[] words = {
                "drift", "accept", "--kind", "manual-add", "--until", "2027-03-31", "--reason", "x"
            };
            String[] apply =
                    Stream.concat(Stream.of(words), Stream.of("--apply", "d1d2"))
                            .toArray(String[]::new);

            assertThat(typed(server, Map.of()).rollcall(words))
                    .returns(ExitCodes.OK, Ran::code)
                    .satisfies(ran -> assertThat(ran.out()).contains("(1)", "--apply d1d2"));
            assertThat(typed(server, Map.of()).rollcall(apply))
                    .returns(ExitCodes.FAILED, Ran::code);
            assertThat(typed(server, Map.of()).rollcall(apply))
                    .returns(ExitCodes.OK, Ran::code)
                    .satisfies(ran -> assertThat(ran.out()).contains("Accepted: 1."));
        }
    }

    @Test
    void a_list_to_accept_is_narrowed_and_no_id_stands_beside_it() throws IOException {
        try (ScriptedServer server = new ScriptedServer()) {
            for (String[] words :
                    List.of(
                            new String[] {"--until", "2027-03-31", "--reason", "x"},
                            new String[] {
                                ID, "--kind", "manual-add", "--until", "2027-03-31", "--reason", "x"
                            })) {
                assertThat(
                                typed(server, Map.of())
                                        .rollcall(
                                                Stream.concat(
                                                                Stream.of("drift", "accept"),
                                                                Stream.of(words))
                                                        .toArray(String[]::new)))
                        .returns(ExitCodes.MISUSED, Ran::code);
            }
        }
    }

    @Test
    void somebody_who_looks_on_sees_how_far_it_is() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer()
                        .on(
                                "GET /operator/drift",
                                answer(200, page("0/" + ID, ORPHAN)),
                                answer(200, page("", PILOT)))) {
            Ran ran = typed(server, Map.of("ROLLCALL_PROGRESS", "1")).rollcall("drift", "list");

            assertThat(ran.err().lines())
                    .containsExactly(
                            "1 differences looked at, 1 shown", "2 differences looked at, 1 shown");
        }
    }

    @Test
    void a_list_that_goes_round_in_circles_is_given_up() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer()
                        .on(
                                "GET /operator/drift",
                                answer(200, page("0/" + ID, ORPHAN)),
                                answer(200, page("0/" + ID, ORPHAN)))) {
            assertThat(typed(server, Map.of()).rollcall("drift", "list"))
                    .returns(ExitCodes.FAILED, Ran::code);
        }
    }

    @Test
    void a_story_says_what_was_expected_what_is_there_and_what_to_do() throws IOException {
        String story =
                """
                {"drift": %s, "because": {"backend": "lists it"}, "found": {"has": "yes"},
                 "reaction": "hold", "at": "2026-11-25T10:00:00Z",
                 "changedAt": "2026-11-24T09:00:00Z", "entry": "0a-1", "by": "ole",
                 "until": "2027-04-01T00:00:00Z", "reappeared": 2,
                 "corrections": ["2026-11-23T10:00:00Z"], "correctable": false,
                 "instead": "Ask the owner."}
                """
                        .formatted(
                                PILOT.replace(
                                        "\"changed\": \"\"", "\"changed\": \"by hand: U9KIM\""));
        try (ScriptedServer server =
                new ScriptedServer().on("GET /operator/drift/story", answer(200, story))) {
            Ran ran = typed(server, Map.of()).rollcall("drift", "show", ID);

            assertThat(ran).as(ran.err()).returns(ExitCodes.OK, Ran::code);
            assertThat(ran.out())
                    .contains(
                            "manual-add: okta:00u3 U3AB user-group:T1:S2 @backend",
                            "accepted since 2026-11-25T10:00:00Z; it is accepted",
                            "by ole until 2027-04-01T00:00:00Z",
                            "made so        by hand: U9KIM",
                            "at 2026-11-24T09:00:00Z, Slack's audit log has it as 0a-1",
                            "says hold of such",
                            "backend: lists it",
                            "has: yes",
                            "it has come back 2 times",
                            "set right at   2026-11-23T10:00:00Z",
                            "No run can set it right. Ask the owner.");
        }
    }

    @Test
    void to_accept_says_until_when_and_why() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer().on("POST /operator/drift/acceptance", answer(200, PILOT))) {
            Ran ran =
                    typed(server, Map.of())
                            .rollcall(
                                    "drift",
                                    "accept",
                                    ID,
                                    "--until",
                                    "2027-03-31",
                                    "--reason",
                                    "a pilot");

            assertThat(ran).as(ran.err()).returns(ExitCodes.OK, Ran::code);
            assertThat(ran.out()).startsWith("Accepted. ").contains("is accepted");
            assertThat(Json.read(server.requests().getFirst().body()))
                    .isEqualTo(
                            Json.read(
                                    "{\"id\":\"%s\",\"until\":\"2027-03-31\",\"reason\":\"a pilot\"}"
                                            .formatted(ID)));
        }
    }

    @Test
    void to_correct_says_where_to_see_what_came_of_it() throws IOException {
        String state = state("1", "manual-add", "correcting", "is being set right");
        try (ScriptedServer server =
                new ScriptedServer().on("POST /operator/drift/correction", answer(200, state))) {
            Ran ran = typed(server, Map.of()).rollcall("drift", "correct", ID);

            assertThat(ran).as(ran.err()).returns(ExitCodes.OK, Ran::code);
            assertThat(ran.out()).contains("is being set right", "rollcall drift show " + ID);
        }
    }

    @Test
    void what_is_refused_says_what_to_do_instead() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer()
                        .on(
                                "POST /operator/drift/correction",
                                answer(
                                        409,
                                        "{\"title\":\"Not by a"
                                            + " run\",\"status\":409,\"detail\":\"Say whose account"
                                            + " it is.\"}"))) {
            Ran ran = typed(server, Map.of()).rollcall("drift", "correct", ID);

            assertThat(ran).returns(ExitCodes.FAILED, Ran::code).returns("", Ran::out);
            assertThat(ran.err()).contains("Not by a run: Say whose account it is.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drift",
                "drift show",
                "drift show nothing",
                "drift show 0123456789ABCDEF",
                "drift correct 0123456789abcde",
                "drift accept 0123456789abcdef --until 2027-03-31",
                "drift accept 0123456789abcdef --reason x",
                "drift accept 0123456789abcdef --until spring --reason x",
                "drift list --kind manual_add",
                "drift list --person ana"
            })
    void what_is_typed_wrong_is_not_sent(String line) throws IOException {
        try (ScriptedServer server = new ScriptedServer()) {
            assertThat(typed(server, Map.of()).rollcall(line.split(" ")))
                    .returns(ExitCodes.MISUSED, Ran::code)
                    .returns("", Ran::out);
            assertThat(server.requests()).isEmpty();
        }
    }

    private String list(String... options) throws IOException {
        String[] line = new String[options.length + 2];
        line[0] = "drift";
        line[1] = "list";
        System.arraycopy(options, 0, line, 2, options.length);
        try (ScriptedServer server =
                new ScriptedServer()
                        .on("GET /operator/drift", answer(200, page("", BACKEND, ORPHAN, PILOT)))) {
            Ran ran = typed(server, Map.of()).rollcall(line);
            assertThat(ran).as(ran.err()).returns(ExitCodes.OK, Ran::code);
            return ran.out();
        }
    }

    static String page(String next, String... items) {
        return "{\"items\": [" + String.join(",", items) + "], \"next\": \"" + next + "\"}";
    }

    /** Of one of them it is known who made it so. */
    private static String changed(String number) {
        return number.equals("1") ? "by hand: U9KIM" : "";
    }

    static String state(String number, String kind, String state, String comes) {
        return """
        {"id": "000000000000000%s", "kind": "%s", "words": "does %s", "person": "okta:00u%s",
         "account": "U%sAB", "entitlement": "user-group:T1:S2", "label": "@backend",
         "since": "2026-11-24T10:00:00.123Z", "state": "%s", "prospect": "x", "comes": "%s", "changed": "%s",
         "why": "backend: lists it"}
        """
                .formatted(number, kind, kind, number, number, state, comes, changed(number));
    }

    private TypedCommand typed(ScriptedServer server, Map<String, String> variables)
            throws IOException {
        LocalServer.told(server, directory);
        return new TypedCommand(directory, variables, Clock.systemUTC());
    }
}
