package dev.rollcall.adapter.scimsource;

import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.SourceAccess;
import dev.rollcall.contract.PersonSourceContract;
import dev.rollcall.contract.SourceAccessContract;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.local.customidp.CustomIdp;
import dev.rollcall.local.customidp.CustomIdpSimulator;
import dev.rollcall.local.customidp.IdpGroup;
import dev.rollcall.local.customidp.IdpPerson;
import dev.rollcall.local.http.LoopbackServer;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.testing.FixedSecrets;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The real adapter in front of the simulated identity provider. */
final class SimulatedCustomIdp
        implements PersonSourceContract.Fixture, SourceAccessContract.Fixture {
    static final SourceId SOURCE = new SourceId("hr");
    static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    static final PersonId SOMEBODY = new PersonId(SOURCE, "u1");
    private static final String LISTS = "GET /scim/(Users|Groups|Groups/[^/]+)$";

    final VirtualTimeline timeline = new VirtualTimeline(NOON);
    final CustomIdp idp = new CustomIdp();
    final CustomIdpSimulator simulator = new CustomIdpSimulator(idp, timeline, this::url);
    private final LoopbackServer server = LoopbackServer.start(0, List.of(), simulator);
    private final HttpCaller http = new HttpCaller(timeline.clock(), Duration.ofSeconds(5));
    private final ScimSourceSettings.Inactive inactive;
    final ScimSource scim;

    SimulatedCustomIdp(ScimSourceSettings.Inactive inactive) {
        this.inactive = inactive;
        scim =
                with(
                        new ScimSourceSettings(
                                SOURCE,
                                URI.create(simulator.scimUrl()),
                                inactive,
                                true,
                                ScimSourceSettings.EmptyGroups.SAY_SO));
        add("u1", Standing.ENTITLED, NOON);
    }

    /** Returns the adapter with other settings. */
    ScimSource with(ScimSourceSettings settings) {
        return new ScimSource(
                settings,
                new FixedSecrets()
                        .with(
                                ScimSource.SECRET,
                                "{\"kind\":\"bearer\",\"token\":\"" + simulator.token() + "\"}"),
                http,
                timeline.clock());
    }

    URI base() {
        return URI.create(simulator.scimUrl());
    }

    @Override
    public PersonSource source() {
        return scim.persons();
    }

    @Override
    public boolean has(Standing standing) {
        return standings().contains(standing);
    }

    List<Standing> standings() {
        return switch (inactive) {
            case SUSPENDED -> List.of(Standing.ENTITLED, Standing.SUSPENDED);
            case LEAVER -> List.of(Standing.ENTITLED, Standing.LEAVER);
        };
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
        IdpPerson before = idp.person(person.value()).orElseThrow();
        Instant now = timeline.now();
        idp.put(before.active(Optional.of(standing == Standing.ENTITLED), now));
        return now;
    }

    void add(String id, Standing standing, Instant changed, String... groups) {
        if (!has(standing)) {
            throw new IllegalArgumentException("The source has nothing for it");
        }
        idp.put(
                new IdpPerson(
                        id,
                        "Bo Chen",
                        "bo@acme.example",
                        Optional.of(standing == Standing.ENTITLED),
                        "Sales",
                        changed));
        for (String group : groups) {
            idp.put(idp.group(group).orElseThrow().withPerson(id));
        }
    }

    void addGroup(String id, String name) {
        idp.put(new IdpGroup(id, name));
    }

    /** Does that to the next page of any list, or the next group. */
    void strikeNextList(Fault fault) {
        simulator.faults().add(FaultRule.next(1, LISTS, fault));
    }

    /** From now on all lists show what they showed. */
    void freeze() {
        simulator
                .faults()
                .add(
                        FaultRule.next(
                                Integer.MAX_VALUE, "GET /scim/(Users|Groups)$", new Fault.Stale()));
    }

    @Override
    public SourceAccess access() {
        return scim.access();
    }

    @Override
    public List<String> read() {
        return List.of("users", "groups", "memberships");
    }

    @Override
    public void withdraw(String needs) {
        if (needs.contains("filter")) {
            idp.settle(CustomIdp.Filters.REFUSED);
            return;
        }
        simulator
                .faults()
                .add(
                        FaultRule.next(
                                Integer.MAX_VALUE,
                                needs.replace("GET ", "GET /scim") + "$",
                                new Fault.Refusal(403, "forbidden")));
    }

    @Override
    public void invalidate() {
        simulator.rotate("another");
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }

    private String url() {
        return "http://127.0.0.1:" + server.port();
    }
}
