package dev.rollcall.adapter.okta;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.ScriptedServer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The real adapter in front of a server that says what a test scripts. */
final class OktaOnWire implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final SourceId SOURCE = new SourceId("okta");
    static final PersonId LEAVER = new PersonId(SOURCE, "00uleaver");
    static final String USER = "GET /okta/api/v1/users/00uleaver";
    static final String LOGS = "GET /okta/api/v1/logs";
    static final String TOKEN = "POST /okta/oauth2/v1/token";

    final MovableClock clock = new MovableClock(NOW);
    final ScriptedServer server = new ScriptedServer();
    final FixedSecrets secrets =
            new FixedSecrets().with(Okta.SECRET, "{\"kind\":\"ssws\",\"token\":\"00secret\"}");
    final HttpCaller http = new HttpCaller(clock, Duration.ofSeconds(30));
    final OktaSettings settings =
            new OktaSettings(SOURCE, server.uri("/okta"), Optional.of("0oaSLACK"));
    private final AtomicInteger ids = new AtomicInteger();
    final Okta okta = okta(http);

    /** For tests of a server that says nothing; the others do not count real time. */
    private final HttpCaller hasty = new HttpCaller(clock, Duration.ofSeconds(1));

    /** Returns the same adapter with little patience. */
    Okta impatient() {
        return okta(hasty);
    }

    private Okta okta(HttpCaller caller) {
        return new Okta(settings, secrets, caller, () -> "id-" + ids.incrementAndGet(), clock);
    }

    @Override
    public void close() {
        http.close();
        hasty.close();
        server.close();
    }
}
