package dev.rollcall.adapter.scimsource;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.ScriptedServer;

import java.time.Duration;
import java.time.Instant;

/** The real adapter in front of a server that says what a test scripts. */
final class ScimOnWire implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final SourceId SOURCE = new SourceId("hr");
    static final PersonId ANA = new PersonId(SOURCE, "ana-1");
    static final String USER = "GET /scim/v2/Users/ana-1";
    static final String USERS = "GET /scim/v2/Users";
    static final String GROUP = "GET /scim/v2/Groups/g1";

    final ScriptedServer server = new ScriptedServer();
    final FixedSecrets secrets =
            new FixedSecrets()
                    .with(ScimSource.SECRET, "{\"kind\":\"bearer\",\"token\":\"sesame\"}");
    private final MovableClock clock = new MovableClock(NOW);
    private final HttpCaller http = new HttpCaller(clock, Duration.ofSeconds(30));
    final ScimSource scim =
            new ScimSource(
                    new ScimSourceSettings(SOURCE, server.uri("/scim/v2")), secrets, http, clock);

    @Override
    public void close() {
        http.close();
        server.close();
    }

    /** Returns an error as RFC 7644 §3.12 has it. */
    static String error(int status, String more) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\""
                + status
                + "\""
                + more
                + "}";
    }
}
