package dev.rollcall.cli;

import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.testing.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class ExplainCommandTest {
    private static final String DOCUMENT =
            """
            {"at": "2026-11-26T09:00:00Z", "policyDigest": "0123456789abcdef", "person": "okta:00u1",
             "standing": "entitled", "status": "ACTIVE", "population": "employees",
             "account": "member", "provisioning": "eager",
             "links": [{"account": "U1AB", "madeAt": "2026-11-24T10:00:00Z", "rule": "by-email"}],
             "accounts": [{"id": "U1AB", "active": true, "type": "member",
               "entitlements": [
                 {"id": "user-group:T1:S2", "label": "@backend", "state": "given", "shown": true,
                  "rules": [{"mapping": "backend", "path": "okta:00g1 → okta:00g2"}],
                  "since": "2026-11-24T10:00:00Z", "cause": "event:okta:9",
                  "policyDigest": "d0", "restoredBy": "", "restoredAt": "",
                  "restoreDigest": "", "why": "", "meaning": ""},
                 {"id": "channel:C9", "label": "", "state": "manual", "shown": true, "rules": [],
                  "since": "", "cause": "", "policyDigest": "", "restoredBy": "ole",
                  "restoredAt": "2026-11-25T10:00:00Z", "restoreDigest": "0123456789abcdef",
                  "why": "not-listed",
                  "meaning": "No rule lists it."}],
               "unread": [{"what": "channels:T2", "why": "missing_scope", "notBefore": ""}]}]}
            """;

    @TempDir private Path directory;

    @Test
    void each_thing_stands_with_its_rule_path_and_cause_and_the_rest_with_why() throws IOException {
        Ran ran = answered(200, DOCUMENT, "explain", "okta:00u1");

        assertThat(ran).returns(ExitCodes.OK, Ran::code).returns("", Ran::err);
        assertThat(ran.out().lines())
                .containsExactly(
                        "okta:00u1 is entitled (ACTIVE), of population employees: member, eager",
                        "linked to U1AB since 2026-11-24T10:00:00Z, by-email",
                        "As of 2026-11-26T09:00:00Z, by policy 0123456789ab…",
                        "",
                        "Account U1AB: member, active",
                        "  GIVEN         user-group:T1:S2 @backend since 2026-11-24T10:00:00Z by"
                                + " event:okta:9",
                        "                backend: okta:00g1 → okta:00g2 → @backend",
                        "  MANUAL        channel:C9. No rule lists it.",
                        "                restored by ole on 2026-11-25T10:00:00Z, approval"
                                + " 0123456789ab…",
                        "  Not read: channels:T2 (missing_scope)");
    }

    @Test
    void a_program_gets_the_document_as_it_came() throws IOException {
        assertThat(answered(200, DOCUMENT, "explain", "U1AB", "--json").out().strip())
                .isEqualTo(DOCUMENT.strip());
    }

    @Test
    void a_refusal_says_what_to_do() throws IOException {
        Ran ran =
                answered(
                        404,
                        "{\"title\": \"No such person\", \"status\": 404, \"detail\": \"Look it"
                                + " up.\"}",
                        "explain",
                        "okta:00u9");

        assertThat(ran).returns(ExitCodes.FAILED, Ran::code).returns("", Ran::out);
        assertThat(ran.err()).contains("No such person: Look it up.");
    }

    @Test
    void without_a_person_nothing_is_sent() {
        assertThat(LocalServer.typed(directory).rollcall("explain"))
                .returns(ExitCodes.MISUSED, Ran::code);
    }

    private Ran answered(int status, String document, String... line) throws IOException {
        try (ScriptedServer server =
                new ScriptedServer().on("GET /operator/explain", answer(status, document))) {
            return LocalServer.told(server, directory).rollcall(line);
        }
    }
}
