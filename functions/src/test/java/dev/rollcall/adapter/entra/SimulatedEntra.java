package dev.rollcall.adapter.entra;

import dev.rollcall.application.port.PersonSource;
import dev.rollcall.contract.PersonSourceContract;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.local.entra.EntraPerson;
import dev.rollcall.local.entra.EntraRights;
import dev.rollcall.local.entra.EntraSimulator;
import dev.rollcall.local.entra.EntraTenant;
import dev.rollcall.local.http.LoopbackServer;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.RsaKeys;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The real adapter in front of the simulated Entra, signed in with a certificate. */
final class SimulatedEntra implements PersonSourceContract.Fixture {
    static final SourceId SOURCE = new SourceId("entra");
    static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    static final PersonId SOMEBODY = new PersonId(SOURCE, "u1");
    private static final String LISTS =
            "GET /graph/v1.0/(users|groups|groups/[^/]+/members"
                    + "|directory/deletedItems/microsoft.graph.user)$";
    private static final RsaKeys KEYS = RsaKeys.generate();

    /** Only its hash goes anywhere. */
    private static final byte[] CERTIFICATE = "a certificate".getBytes(StandardCharsets.UTF_8);

    final VirtualTimeline timeline = new VirtualTimeline(NOON);
    final EntraTenant tenant = new EntraTenant();
    final EntraSimulator simulator = new EntraSimulator(tenant, timeline, this::url);
    private final LoopbackServer server = LoopbackServer.start(0, List.of(), simulator);
    private final HttpCaller http = new HttpCaller(timeline.clock(), Duration.ofSeconds(5));
    private final AtomicInteger ids = new AtomicInteger();
    final Entra entra;

    SimulatedEntra() {
        simulator.tokens().register("app", thumbprint(), KEYS.publicKey());
        tenant.put(new EntraPerson("u1", "Ana Diaz", "ana@acme.example", List.of()));
        entra = entra(secret());
    }

    /** Returns the adapter with other credentials. */
    Entra entra(String secret) {
        return new Entra(
                new EntraSettings(
                        SOURCE,
                        EntraSimulator.TENANT,
                        URI.create(simulator.loginUrl()),
                        URI.create(simulator.graphUrl()),
                        () -> true),
                new FixedSecrets().with(Entra.SECRET, secret),
                http,
                () -> "id-" + ids.incrementAndGet(),
                timeline.clock());
    }

    @Override
    public PersonSource source() {
        return entra.persons();
    }

    /** Entra has nothing for somebody who has not started. */
    @Override
    public boolean has(Standing standing) {
        return standing != Standing.NOT_YET;
    }

    @Override
    public boolean tellsSince(Standing standing) {
        return standing == Standing.LEAVER;
    }

    @Override
    public PersonId somebody() {
        return SOMEBODY;
    }

    @Override
    public PersonId nobody() {
        return new PersonId(SOURCE, "u9");
    }

    @Override
    public Instant become(PersonId person, Standing standing) {
        timeline.advance(Duration.ofSeconds(1));
        EntraPerson before = tenant.person(person.value()).orElseThrow();
        Instant now = timeline.now();
        tenant.put(
                standing == Standing.LEAVER
                        ? before.deleted(now)
                        : before.enabled(standing == Standing.ENTITLED));
        return now;
    }

    /** Puts somebody there; who has left has done so by a leave date. */
    void add(String id, Standing standing, Instant changed, List<String> groups) {
        EntraPerson person = new EntraPerson(id, "Bo Chen", "bo@acme.example", groups);
        tenant.put(
                switch (standing) {
                    case ENTITLED -> person;
                    case SUSPENDED -> person.enabled(false);
                    case LEAVER -> person.leaving(Optional.of(changed));
                    case NOT_YET, UNKNOWN ->
                            throw new IllegalArgumentException("Entra has nothing for it");
                });
    }

    /** Does that to the next page of any list. */
    void strikeNextList(Fault fault) {
        simulator.faults().add(FaultRule.next(1, LISTS, fault));
    }

    /** From now on all lists show what they showed. */
    void freeze() {
        simulator.faults().add(FaultRule.next(Integer.MAX_VALUE, LISTS, new Fault.Stale()));
    }

    /** Takes back the right to groups, or to everybody. */
    void withdraw(String right) {
        switch (right) {
            case "GroupMember.Read.All" -> refuse("GET /graph/v1.0/groups.*");
            case "User.Read.All" -> refuse("GET /graph/v1.0/(users|directory).*");
            case "User-LifeCycleInfo.Read.All" ->
                    simulator.rights().settle(EntraRights.LeaveDates.REFUSED);
            default -> throw new IllegalArgumentException("Nobody asks for " + right);
        }
    }

    private void refuse(String calls) {
        simulator
                .faults()
                .add(
                        FaultRule.next(
                                Integer.MAX_VALUE,
                                calls,
                                new Fault.Refusal(403, "Authorization_RequestDenied")));
    }

    /** Makes our credentials worth nothing. */
    void invalidate() {
        simulator.tokens().register("app", thumbprint(), RsaKeys.generate().publicKey());
        simulator.tokens().revokeAll();
    }

    @Override
    public void close() {
        http.close();
        server.close();
        simulator.close();
    }

    private String url() {
        return "http://127.0.0.1:" + server.port();
    }

    private static String secret() {
        return Json.write(
                Json.object()
                        .put("kind", "certificate")
                        .put("clientId", "app")
                        .put(
                                "certificatePem",
                                "-----BEGIN CERTIFICATE-----\n"
                                        + Base64.getMimeEncoder().encodeToString(CERTIFICATE)
                                        + "\n-----END CERTIFICATE-----\n")
                        .put("privateKeyPem", KEYS.pem()));
    }

    private static String thumbprint() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(CERTIFICATE));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
