package dev.rollcall.adapter.entra;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.ScriptedServer.Reply;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** The real adapter in front of a server that says what a test scripts. */
final class EntraOnWire implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final SourceId SOURCE = new SourceId("entra");
    static final PersonId ANA = new PersonId(SOURCE, "ana-1");
    static final String TOKEN = "POST /entra/acme.example/oauth2/v2.0/token";
    static final String USER = "GET /graph/v1.0/users/ana-1";
    static final String DELETED_ITEM = "GET /graph/v1.0/directory/deletedItems/ana-1";
    static final String NOT_FOUND =
            "{\"error\":{\"code\":\"Request_ResourceNotFound\",\"message\":\"ana@acme.example\"}}";

    final MovableClock clock = new MovableClock(NOW);
    final ScriptedServer server = new ScriptedServer();
    final FixedSecrets secrets =
            new FixedSecrets()
                    .with(
                            Entra.SECRET,
                            "{\"kind\":\"secret\",\"clientId\":\"app\",\"secret\":\"sesame\"}");
    private final HttpCaller http = new HttpCaller(clock, Duration.ofSeconds(30));
    private final AtomicInteger ids = new AtomicInteger();
    final Entra entra = entra(true);

    EntraOnWire() {
        server.on(TOKEN, token("first"), token("second"));
    }

    /** Returns the adapter with leave dates asked for or not. */
    Entra entra(boolean leaveDates) {
        return new Entra(
                new EntraSettings(
                        SOURCE,
                        "acme.example",
                        server.uri("/entra"),
                        server.uri("/graph"),
                        () -> leaveDates),
                secrets,
                http,
                () -> "id-" + ids.incrementAndGet(),
                clock);
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }

    static Reply token(String token) {
        return Reply.ok(
                "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\""
                        + token
                        + "\"}");
    }
}
