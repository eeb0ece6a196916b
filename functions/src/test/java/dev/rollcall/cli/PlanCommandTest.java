package dev.rollcall.cli;

import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.ScriptedServer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class PlanCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final String TAKE =
            """
            {"person": "okta:00u%s", "account": "U%sAB", "kind": "take",
             "entitlement": "user-group:T1:S2", "label": "@backend",
             "because": [{"mapping": "backend", "how": "mapping-gone"}], "anyway": false,
             "takesAlong": []}\
            """;
    private static final String DUE =
            TAKE.formatted("8", "8").replace("\"anyway\": false", "\"anyway\": true");
    private static final String DIFFERENCE =
            "{\"words\": \"mapping backend is taken out\", \"weakens\": false}";

    @TempDir private Path directory;

    private Path policy = Path.of("");

    @BeforeEach
    void write_a_policy() throws IOException {
        try (InputStream sample = PlanCommandTest.class.getResourceAsStream("/policy.yaml")) {
            policy =
                    Files.write(
                            directory.resolve("new.yaml"), requireNonNull(sample).readAllBytes());
        }
    }

    @Test
    void parts_are_put_together_and_told_like_a_plan() throws IOException {
        try (ScriptedServer server =
                answering(
                        part(DIFFERENCE, TAKE.formatted("1", "1"), "after:1/okta:00u1", ""),
                        part(DIFFERENCE, TAKE.formatted("2", "2") + "," + DUE, "", ""))) {
            Ran ran = typed(server).rollcall("plan", "--policy", policy.toString());

            assertThat(ran).as(ran.err()).returns(ExitCodes.CHANGES, Ran::code);
            assertThat(ran.out())
                    .contains(
                            "mapping backend is taken out",
                            "okta:00u1 U1AB",
                            "  - user-group:T1:S2 @backend   backend: mapping-gone",
                            "Due anyway, by the policy in force:",
                            "It removes 2 people from @backend (user-group:T1:S2).",
                            "Plan: 2 take (2 people); 1 due anyway.",
                            "Looked at: 20 people");
            assertThat(ran.err()).isEmpty();
            List<JsonNode> sent = sent(server);
            assertThat(sent)
                    .extracting(request -> request.path("from").asText())
                    .containsExactly("", "after:1/okta:00u1");
            assertThat(Base64.getDecoder().decode(sent.getFirst().path("policy").asText()))
                    .isEqualTo(Files.readAllBytes(policy));
        }
    }

    @Test
    void a_program_gets_one_document_of_all_parts() throws IOException {
        try (ScriptedServer server =
                answering(
                        part(DIFFERENCE, TAKE.formatted("1", "1"), "after:1/okta:00u1", ""),
                        part(DIFFERENCE, TAKE.formatted("2", "2"), "", ""))) {
            Ran ran = typed(server).rollcall("plan", "--policy", policy.toString(), "--json");

            JsonNode document = Json.read(ran.out());
            assertThat(document.path("changes")).hasSize(2);
            assertThat(document.at("/counts/0/people").asInt()).isEqualTo(2);
            assertThat(document.path("considered").asInt()).isEqualTo(20);
            assertThat(document.path("whole").asBoolean()).isTrue();
        }
    }

    @Test
    void what_slack_s_plan_does_not_offer_is_marked_and_counted_apart() throws IOException {
        String cannot = TAKE.formatted("1", "1").replace("\"take\"", "\"cannot-take\"");
        try (ScriptedServer server =
                answering(part(DIFFERENCE, cannot + "," + TAKE.formatted("2", "2"), "", ""))) {
            Ran ran = typed(server).rollcall("plan", "--policy", policy.toString());

            assertThat(ran.out())
                    .contains(
                            "  ! user-group:T1:S2 @backend   backend: mapping-gone; stays: not"
                                    + " available on this plan",
                            "It removes 1 person from @backend (user-group:T1:S2).",
                            "It cannot take @backend (user-group:T1:S2) from 1 person: not"
                                    + " available on this plan.",
                            "Plan: 1 take (1 person), 1 cannot-take (1 person).");
        }
    }

    @Test
    void what_the_breaker_would_hold_of_all_parts_is_said_in_words() throws IOException {
        String group =
                """
                {"kind": "remove-from-user-group", "entitlement": "user-group:T1:S2",
                 "changes": 2, "reason": "group-limit", "limit": 1,
                 "before": 0},
                {"kind": "remove-from-user-group", "entitlement": "", "changes": 2,
                 "reason": "hour-limit", "limit": 25, "before": 24}
                """;
        try (ScriptedServer server =
                weighed(
                        group,
                        part(DIFFERENCE, TAKE.formatted("1", "1"), "after:1/okta:00u1", ""),
                        part(DIFFERENCE, TAKE.formatted("2", "2"), "", ""))) {
            Ran ran = typed(server).rollcall("plan", "--policy", policy.toString());

            assertThat(ran.out())
                    .contains(
                            "That it removes 2 people from @backend would be held: the limit is 1"
                                    + " of that group within a day.",
                            "That it takes 2 memberships of user groups in all would be held: the"
                                    + " limit is 25 within an hour, and 24 were admitted.");
            assertThat(all(server).getLast().path("planned"))
                    .singleElement()
                    .satisfies(planned -> {
                        assertThat(planned.path("kind").asText()).isEqualTo("take");
                        assertThat(planned.path("changes").asInt()).isEqualTo(2);
                    });
        }
    }

    @Test
    void what_is_no_membership_is_told_by_its_reason() throws IOException {
        try (ScriptedServer server =
                answering(
                        part(
                                DIFFERENCE,
                                about("reactivate", "")
                                        + ","
                                        + about("change-profile", because("attribute", "title"))
                                        + ","
                                        + about("with-humans", because("wrongly-inactive", "")),
                                "",
                                ""))) {
            Ran ran = typed(server).rollcall("plan", "--policy", policy.toString());

            assertThat(ran.out())
                    .contains(
                            "  + reactivate",
                            "  ~ change-profile   attribute: title",
                            "  ? with-humans   wrongly-inactive",
                            "It gives 1 person their deactivated accounts back.",
                            "It writes title in the profiles of 1 person.",
                            "It leaves 1 person to humans: wrongly-inactive.");
        }
    }

    private static String about(String kind, String because) {
        return """
        {"person": "okta:00u7", "account": "U7AB", "kind": "%s", "entitlement": "", "label": "",
         "because": [%s], "anyway": false, "takesAlong": []}\
        """
                .formatted(kind, because);
    }

    private static String because(String what, String how) {
        return "{\"mapping\": \"%s\", \"how\": \"%s\"}".formatted(what, how);
    }

    @Test
    void the_file_in_force_is_no_change_and_neither_is_what_is_due_anyway() throws IOException {
        try (ScriptedServer server = answering(part("", DUE, "", ""))) {
            Ran ran = typed(server).rollcall("plan", "--policy", policy.toString());

            assertThat(ran).as(ran.err()).returns(ExitCodes.OK, Ran::code);
            assertThat(ran.out()).contains("They say the same.", "nobody's access changes");
        }
    }

    @Test
    void it_waits_where_slack_is_busy_and_tells_how_far_it_is() throws IOException {
        try (ScriptedServer server =
                answering(part("", "", "after:", "2026-11-26T09:00:40Z"), part("", "", "", ""))) {
            TypedCommand typed = typed(server);

            Ran ran = typed.rollcall("plan", "--policy", policy.toString());

            assertThat(ran).as(ran.err()).returns(ExitCodes.OK, Ran::code);
            assertThat(typed.pauses()).containsExactly(Duration.ofSeconds(40));
            assertThat(sent(server)).hasSize(2);
        }
    }

    @Test
    void when_the_time_is_over_it_says_so_and_does_not_call_it_no_change() throws IOException {
        try (ScriptedServer server =
                answering(part("", "", "after:1/okta:00u1", "2026-11-26T09:30:00Z"))) {
            Ran ran = typed(server).rollcall("plan", "--policy", policy.toString());

            assertThat(ran).returns(ExitCodes.FAILED, Ran::code);
            assertThat(ran.out()).contains("Not everybody was looked at: 10 minutes were over.");
        }
    }

    @Test
    void another_policy_in_force_meanwhile_ends_it() throws IOException {
        try (ScriptedServer server =
                answering(
                        part("", "", "after:1/okta:00u1", ""),
                        part("", "", "", "").replace("\"before\": \"d1\"", "\"before\": \"d9\""))) {
            Ran ran = typed(server).rollcall("plan", "--policy", policy.toString());

            assertThat(ran).returns(ExitCodes.FAILED, Ran::code).returns("", Ran::out);
            assertThat(ran.err()).contains("has changed meanwhile");
        }
    }

    @Test
    void an_invalid_file_is_told_whole_and_not_sent() throws IOException {
        Files.writeString(
                policy,
                Files.readString(policy, UTF_8)
                        .replace("mode: act", "mode: maybe")
                        .replace("twoFrom: 100", "twoFrom: many"));
        try (ScriptedServer server = answering(part("", "", "", ""))) {
            Ran ran = typed(server).rollcall("plan", "--policy", policy.toString());

            assertThat(ran).returns(ExitCodes.FAILED, Ran::code).returns("", Ran::out);
            assertThat(ran.err()).contains("error: mode", "error: approvals.twoFrom");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void what_is_not_understood_is_not_taken_for_changes() {
        assertThat(LocalServer.typed(directory).rollcall("plan"))
                .returns(ExitCodes.FAILED, Ran::code);
        assertThat(LocalServer.typed(directory).rollcall("plan", "--policy", policy.toString()))
                .returns(ExitCodes.FAILED, Ran::code);
    }

    private TypedCommand typed(ScriptedServer server) throws IOException {
        LocalServer.told(server, directory);
        return new TypedCommand(directory, Map.of(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** These parts, and then that the breaker would hold nothing of it. */
    private static ScriptedServer answering(String... parts) {
        return weighed("", parts);
    }

    private static ScriptedServer weighed(String held, String... parts) {
        return new ScriptedServer()
                .on(
                        "POST /operator/plan",
                        Stream.concat(
                                        Arrays.stream(parts),
                                        Stream.of(
                                                "{\"at\": \"2026-11-26T09:00:00Z\", \"held\": [%s]}"
                                                        .formatted(held)))
                                .map(part -> answer(200, part))
                                .toArray(ScriptedServer.Reply[]::new));
    }

    /** Returns the requests for parts. */
    private static List<JsonNode> sent(ScriptedServer server) {
        return all(server).stream().filter(request -> request.has("from")).toList();
    }

    private static List<JsonNode> all(ScriptedServer server) {
        return server.requests().stream().map(request -> Json.read(request.body())).toList();
    }

    private static String part(String differences, String changes, String next, String notBefore) {
        return """
        {"at": "2026-11-26T09:00:00Z", "before": "d1", "after": "d2", "approversNeeded": 1,
         "differences": [%s], "changes": [%s], "considered": 10, "compared": 1, "leftOut": [],
         "next": "%s", "notBefore": "%s"}
        """
                .formatted(differences, changes, next, notBefore);
    }
}
