package dev.rollcall.adapter.slack;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.ScriptedServer.Reply;

import java.time.Duration;
import java.time.Instant;

/** The real adapter in front of a server that says what a test scripts. */
final class SlackOnWire implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final AccountId LEAVER = new AccountId("U0LEAVER");
    static final String SCIM_USER = "/scim/v2/Users/U0LEAVER";

    final MovableClock clock = new MovableClock(NOW);
    final ScriptedServer server = new ScriptedServer();
    final FixedSecrets secrets =
            new FixedSecrets()
                    .with(
                            Slack.SECRET,
                            "{\"scimToken\":\"xoxp-scim\",\"adminToken\":\"xoxp-admin\"}");
    final HttpCaller http = new HttpCaller(clock, Duration.ofSeconds(30));
    final Slack slack = slack(http);

    /** For tests of a server that says nothing; the others do not count real time. */
    private final HttpCaller hasty = new HttpCaller(clock, Duration.ofSeconds(1));

    SlackOnWire() {
        server.on(
                "POST /api/admin.teams.owners.list",
                Reply.ok("{\"ok\":true,\"owner_ids\":[\"U0OWNER\"]}"));
        server.on(
                "POST /api/auth.test",
                Reply.ok(
                        """
                        {"ok": true, "user_id": "U0INSTALLER", "team_id": "E01",
                         "enterprise_id": "E01", "is_enterprise_install": true}
                        """));
        server.on(
                "POST /api/admin.teams.list",
                Reply.ok(
                        """
                        {"ok": true, "teams": [
                          {"id": "T01", "primary_owner": {"user_id": "U0OWNER", "email": "o@x"}},
                          {"id": "T02"}], "response_metadata": {"next_cursor": ""}}
                        """));
    }

    /** Returns the same adapter with little patience. */
    Slack impatient() {
        return slack(hasty);
    }

    private Slack slack(HttpCaller caller) {
        return new Slack(
                new SlackSettings(
                        server.uri("/scim/v2"), server.uri("/api"), server.uri("/audit/v1")),
                secrets,
                caller,
                clock);
    }

    static Admission.Admitted admitted(AccountId account) {
        return new Admission.Admitted(ChangeKind.DEACTIVATE, account, NOW);
    }

    @Override
    public void close() {
        http.close();
        hasty.close();
        server.close();
    }
}
