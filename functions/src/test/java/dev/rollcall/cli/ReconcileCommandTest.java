package dev.rollcall.cli;

import static dev.rollcall.cli.DriftCommandTest.page;
import static dev.rollcall.cli.DriftCommandTest.state;
import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** A reconciliation is begun, followed and told of; and a plan is made of what it found. */
class ReconcileCommandTest {
    private static final Clock NINE =
            Clock.fixed(Instant.parse("2026-11-26T09:00:00Z"), ZoneOffset.UTC);
    private static final String ID = "20261126T085000Z-0a1b2c3d";
    private static final String BEGUN = "{\"word\": \"begun\", \"snapshot\": \"" + ID + "\"}";
    private static final String NO_REPORT =
            """
            {"snapshot": "", "begun": "", "compared": "", "ended": "", "activeAccounts": 0,
             "workedOnMeanwhile": 0, "lists": [], "listsLeftOut": 0, "sources": [], "found": [],
             "gone": 0, "untold": "", "deactivatedByOthers": 0, "toBeSetRight": [], "setRight": []}
            """;
    private static final String REPORT =
            """
            {"snapshot": "%s", "begun": "2026-11-26T08:50:00Z", "compared": "2026-11-26T08:55:00Z",
             "ended": "2026-11-26T08:59:00Z", "activeAccounts": 4711, "workedOnMeanwhile": 3,
             "lists": [
               {"list": "group-members:okta:00g1", "pages": 2, "rows": 300, "whole": false,
                "why": ["fewer-than-promised"]},
               {"list": "accounts", "pages": 48, "rows": 4800, "whole": true, "why": []},
               {"list": "links", "pages": 5, "rows": 4700, "whole": true, "why": []}],
             "listsLeftOut": 0,
             "sources": [
               {"source": "okta", "people": 5000, "whole": true, "why": []},
               {"source": "entra", "people": 7, "whole": false, "why": ["shrunken"]}],
             "found": [{"kind": "manual-add", "number": 12}, {"kind": "new-kind", "number": 1}],
             "gone": 4, "untold": "busy", "deactivatedByOthers": 2,
             "toBeSetRight": [{"kind": "manual-add", "number": 12}],
             "setRight": [{"kind": "manual-add", "word": "equal", "number": 11},
                          {"kind": "manual-add", "word": "held", "number": 1}]}
            """
                    .formatted(ID);
    private static final String READING =
            status(progress("reading", "group-members:okta:00g1", "", ""), NO_REPORT);
    private static final String SETTLING = status(progress("settling", "", "", ""), NO_REPORT);
    private static final String OVER =
            status(progress("ended", "", "2026-11-26T08:59:00Z", ""), REPORT);

    @TempDir private Path directory;

    @Test
    void it_is_followed_to_its_end_with_a_bar_and_then_summed_up() throws IOException {
        try (ScriptedServer server = answering(BEGUN, READING, SETTLING, OVER)) {
            TypedCommand typed = typed(server, Map.of("ROLLCALL_PROGRESS", "1"));

            Ran ran = typed.rollcall("reconcile", "--wait");

            assertThat(ran).as(ran.err()).returns(ExitCodes.OK, Ran::code);
            assertThat(typed.pauses())
                    .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
            assertThat(ran.err())
                    .contains(
                            "\r[######------------------] 3 lists read, 9 left, 40 pages; now"
                                    + " members of group okta:00g1, page 3",
                            "\r[############------------] 6 of 12 corrections looked at");
            assertThat(ran.out())
                    .contains(
                            "Reconciliation " + ID + " is begun.",
                            "Reconciliation " + ID + " ended at 2026-11-26T08:59:00Z, after 9 min.",
                            "The last good one is 20261126T045000Z-00000000, begun 4 h 10 min ago.",
                            "4711 active accounts",
                            "Of 3 people who were worked on meanwhile nothing is said.",
                            "source okta: 5000 people, whole",
                            "source entra: 7 people, NOT WHOLE (shrunken): nobody loses anything",
                            "2 lists whole, of 53 pages and 9500 rows",
                            "NOT WHOLE: members of group okta:00g1 (group-members:okta:00g1),"
                                    + " fewer-than-promised",
                            "13 differences found; 4 earlier ones are gone",
                            "12 manual-add: has it, and no rule gives it",
                            "1 new-kind",
                            "12 manual-add: 11 equal now, 1 held by the breaker",
                            "2 who belong here were deactivated by others, and count in the limits",
                            "is not told in full by Slack's audit log (busy)");
        }
    }

    @Test
    void nobody_has_to_wait_for_it() throws IOException {
        try (ScriptedServer server = answering(BEGUN.replace("begun", "under-way"))) {
            Ran ran = typed(server, Map.of()).rollcall("reconcile");

            assertThat(ran).returns(ExitCodes.OK, Ran::code).returns("", Ran::err);
            assertThat(ran.out()).contains(ID + " is under way already.");
            assertThat(Json.read(server.requests().getFirst().body()))
                    .isEqualTo(Json.read("{\"word\":\"begin\"}"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void one_that_ends_without_a_result_fails_the_command() throws IOException {
        String trouble =
                status(progress("ended", "", "2026-11-26T08:59:00Z", "policy-changed"), NO_REPORT);
        try (ScriptedServer server = answering(BEGUN, trouble)) {
            Ran ran = typed(server, Map.of()).rollcall("reconcile", "--wait");

            assertThat(ran).returns(ExitCodes.FAILED, Ran::code).returns("", Ran::err);
            assertThat(ran.out()).contains("WITHOUT A RESULT: policy-changed");
        }
    }

    @Test
    void one_that_takes_too_long_goes_on_alone() throws IOException {
        try (ScriptedServer server = answering(BEGUN, READING)) {
            Ran ran = typed(server, Map.of()).rollcall("reconcile", "--wait", "--at-most", "0");

            assertThat(ran).returns(ExitCodes.FAILED, Ran::code);
            assertThat(ran.err()).contains("goes on", "rollcall drift status");
        }
    }

    @Test
    void the_status_says_which_list_is_read_and_whether_somebody_carries_it_on()
            throws IOException {
        assertThat(status(READING))
                .contains(
                        "is under way since 2026-11-26T08:50:00Z (10 min): reading",
                        "3 lists read, 9 left, 40 pages; now members of group okta:00g1, page 3",
                        "The next page could not be read 1 times in a row.",
                        "Execution 2 carries it on.",
                        "The last good one is");
        assertThat(status(READING.replace("\"carried\": true", "\"carried\": false")))
                .contains("Execution 2 does not run; another takes it up within minutes.");
    }

    @Test
    void before_the_first_one_the_status_says_how_to_begin() throws IOException {
        String none =
                status(progress("", "", "", "").replace(ID, ""), NO_REPORT)
                        .replace("2026-11-26T04:50:00Z", "")
                        .replace("20261126T045000Z-00000000", "");

        assertThat(status(none).lines())
                .containsExactly(
                        "Nothing was compared yet. 'rollcall reconcile' begins.",
                        "There was no good one yet.");
        assertThat(plan(none, page("")))
                .returns(ExitCodes.FAILED, Ran::code)
                .satisfies(ran -> assertThat(ran.out()).doesNotContain("Nothing differs"));
    }

    @Test
    void a_plan_without_a_file_says_what_comes_of_each_difference() throws IOException {
        Ran ran =
                plan(
                        OVER,
                        page(
                                "",
                                state("1", "manual-add", "open", "is set right by itself"),
                                state("2", "manual-add", "tried", "is held by the breaker"),
                                state("3", "orphan-account", "open", "is only reported")));

        assertThat(ran).as(ran.err()).returns(ExitCodes.CHANGES, Ran::code);
        assertThat(ran.out())
                .contains(
                        "12 were to be set right",
                        "Now there are 3 differences.",
                        "1 of it is held by the breaker:",
                        "1 of it is only reported:",
                        "1 of it is set right by itself:",
                        "  manual-add  0000000000000001  okta:00u1");
    }

    @Test
    void a_plan_of_what_is_equal_is_empty() throws IOException {
        assertThat(plan(OVER, page("")))
                .returns(ExitCodes.OK, Ran::code)
                .satisfies(ran -> assertThat(ran.out()).contains("Nothing differs now."));
    }

    @Test
    void a_plan_of_one_person_and_for_programs() throws IOException {
        String both =
                page(
                        "",
                        state("1", "manual-add", "open", "is set right by itself"),
                        state("2", "manual-add", "open", "is set right by itself"));
        assertThat(plan(OVER, both, "--person", "okta:00u1").out())
                .contains("okta:00u1")
                .doesNotContain("okta:00u2");
        assertThat(Json.read(plan(OVER, both, "--json").out()).path("drift")).hasSize(2);
    }

    private Ran plan(String status, String page, String... options) throws IOException {
        String[] line = new String[options.length + 1];
        line[0] = "plan";
        System.arraycopy(options, 0, line, 1, options.length);
        try (ScriptedServer server =
                new ScriptedServer()
                        .on("GET /operator/reconcile", answer(200, status))
                        .on("GET /operator/drift", answer(200, page))) {
            return typed(server, Map.of()).rollcall(line);
        }
    }

    private String status(String document) throws IOException {
        try (ScriptedServer server =
                new ScriptedServer().on("GET /operator/reconcile", answer(200, document))) {
            Ran ran = typed(server, Map.of()).rollcall("drift", "status");
            assertThat(ran).as(ran.err()).returns(ExitCodes.OK, Ran::code);
            return ran.out();
        }
    }

    private static String progress(String phase, String reading, String ended, String trouble) {
        return """
        {"snapshot": "%s", "begun": "2026-11-26T08:50:00Z", "ended": "%s", "phase": "%s",
         "reading": "%s", "page": 2, "pages": 40, "listsDone": 3, "listsLeft": 9, "failures": 1,
         "corrections": 12, "settled": 6, "execution": 2, "carried": true, "trouble": "%s"}
        """
                .formatted(ID, ended, phase, reading, trouble);
    }

    private static String status(String progress, String report) {
        return """
        {"now": "2026-11-26T09:00:00Z", "latest": %s, "good": "2026-11-26T04:50:00Z",
         "goodSnapshot": "20261126T045000Z-00000000", "report": %s}
        """
                .formatted(progress, report);
    }

    private static ScriptedServer answering(String begun, String... statuses) {
        ScriptedServer.Reply[] replies = new ScriptedServer.Reply[statuses.length];
        for (int i = 0; i < statuses.length; i++) {
            replies[i] = answer(200, statuses[i]);
        }
        return new ScriptedServer()
                .on("POST /operator/reconcile", answer(200, begun))
                .on("GET /operator/reconcile", replies);
    }

    private TypedCommand typed(ScriptedServer server, Map<String, String> variables)
            throws IOException {
        LocalServer.told(server, directory);
        return new TypedCommand(directory, variables, NINE);
    }
}
