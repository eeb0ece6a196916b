package dev.rollcall.adapter.okta;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.EventLog;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.SourceAccess;
import dev.rollcall.application.port.SourceProvisioning;
import dev.rollcall.application.port.SourceProvisioning.Feature;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.contract.EventLogContract;
import dev.rollcall.contract.PersonSourceContract;
import dev.rollcall.contract.SourceAccessContract;
import dev.rollcall.contract.SourceProvisioningContract;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.local.okta.OktaApplication;
import dev.rollcall.local.okta.OktaGroup;
import dev.rollcall.local.okta.OktaOrganisation;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.okta.OktaSimulator;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.RsaKeys;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The real adapter in front of the simulated Okta, signed in with a key, for the contracts. */
final class SimulatedOkta
        implements PersonSourceContract.Fixture,
                EventLogContract.Fixture,
                SourceAccessContract.Fixture,
                SourceProvisioningContract.Fixture {
    private static final SourceId SOURCE = new SourceId("okta");
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final PersonId SOMEBODY = new PersonId(SOURCE, "00u1");
    private static final String LISTS =
            "GET /okta/api/v1/(users|groups|(groups|apps)/[^/]+/users)$";
    private static final RsaKeys KEYS = RsaKeys.generate();

    private final VirtualTimeline timeline = new VirtualTimeline(NOON);
    private final OktaOrganisation organisation = new OktaOrganisation(timeline);
    private final OktaSimulator simulator = new OktaSimulator(organisation, timeline, 0, List.of());
    private final HttpCaller http = new HttpCaller(timeline.clock(), Duration.ofSeconds(5));
    private final AtomicInteger ids = new AtomicInteger();
    private final Okta okta;

    SimulatedOkta() {
        simulator.tokens().register("0oaclient", KEYS.publicKey());
        add(SOMEBODY.value(), "ACTIVE", NOON.minus(Duration.ofDays(9)), List.of());
        okta =
                new Okta(
                        new OktaSettings(
                                SOURCE,
                                URI.create(simulator.organisationUrl()),
                                Optional.of(OktaApplication.SLACK.id())),
                        new FixedSecrets().with(Okta.SECRET, secret()),
                        http,
                        () -> "id-" + ids.incrementAndGet(),
                        timeline.clock());
    }

    /** Adds the application to which people are assigned. */
    SimulatedOkta withSlack() {
        organisation.add(OktaApplication.SLACK);
        return this;
    }

    @Override
    public PersonSource source() {
        return okta.persons();
    }

    @Override
    public EventLog log() {
        return okta.eventLog();
    }

    @Override
    public PersonId somebody() {
        return SOMEBODY;
    }

    @Override
    public PersonId nobody() {
        return new PersonId(SOURCE, "00u9");
    }

    @Override
    public Instant become(PersonId person, Standing standing) {
        timeline.advance(Duration.ofSeconds(1));
        return organisation.changeStatus(person.value(), status(standing), false).published();
    }

    @Override
    public Instant beginning() {
        return NOON;
    }

    @Override
    public String happen() {
        timeline.advance(Duration.ofSeconds(1));
        return organisation
                .changeStatus(SOMEBODY.value(), "SUSPENDED", false)
                .eventIds()
                .getFirst();
    }

    @Override
    public String signIn() {
        timeline.advance(Duration.ofSeconds(1));
        return organisation.signInToSlack(SOMEBODY.value()).eventIds().getFirst();
    }

    @Override
    public SourceAccess access() {
        return okta.access();
    }

    @Override
    public void withdraw(String needs) {
        simulator.tokens().withdraw(needs);
        simulator.tokens().revokeAll();
    }

    @Override
    public void invalidate() {
        simulator.tokens().register("0oaanother", KEYS.publicKey());
        simulator.tokens().revokeAll();
    }

    @Override
    public SourceProvisioning provisioning() {
        return okta.provisioning();
    }

    @Override
    public void add(String id, boolean active, Set<Feature> features, int pushes) {
        organisation.add(
                new OktaApplication(
                        id,
                        "slack",
                        "Slack " + id,
                        active,
                        features.stream().map(SimulatedOkta::inOkta).collect(Collectors.toSet()),
                        IntStream.range(0, pushes).mapToObj(number -> "00g" + number).toList()));
    }

    @Override
    public void hidePushes() {
        withdraw("okta.groups.read");
    }

    @Override
    public void hideApplications() {
        withdraw("okta.apps.read");
    }

    Directory directory() {
        return okta.directory();
    }

    WorldLists worldLists() {
        return okta.worldLists();
    }

    void assign(String id, boolean is) {
        organisation.assign(id, is);
    }

    /** Puts somebody there who has had that status since then. */
    void add(String id, String status, Instant changed, List<String> groups) {
        organisation.add(
                new OktaPerson(
                        id,
                        "ana" + organisation.people().size() + "@acme.example",
                        "Ana",
                        "Diaz",
                        status,
                        changed,
                        changed,
                        groups,
                        ""));
    }

    /** Does that to the next page of any list. */
    void strikeNextList(Fault fault) {
        simulator.faults().add(FaultRule.next(1, LISTS, fault));
    }

    /** From now on all lists show what they showed. */
    void freeze() {
        simulator.faults().add(FaultRule.next(Integer.MAX_VALUE, LISTS, new Fault.Stale()));
    }

    void addGroup(String id, String name) {
        organisation.add(new OktaGroup(id, name));
    }

    void putSomebodyInto(String group) {
        organisation.regroup(SOMEBODY.value(), List.of(group), false);
    }

    private static String inOkta(Feature feature) {
        return switch (feature) {
            case CREATE_USERS -> "PUSH_NEW_USERS";
            case UPDATE_PROFILES -> "PUSH_PROFILE_UPDATES";
            case DEACTIVATE_USERS -> "PUSH_USER_DEACTIVATION";
            case REACTIVATE_USERS -> "REACTIVATE_USERS";
            case PUSH_GROUPS -> "GROUP_PUSH";
        };
    }

    @Override
    public void close() {
        http.close();
        simulator.close();
    }

    static String status(Standing standing) {
        return switch (standing) {
            case ENTITLED -> "LOCKED_OUT";
            case NOT_YET -> "STAGED";
            case SUSPENDED -> "SUSPENDED";
            case LEAVER -> "DEPROVISIONED";
            case UNKNOWN -> throw new IllegalArgumentException("Okta has no such status");
        };
    }

    private static String secret() {
        return Json.write(
                Json.object()
                        .put("kind", "private_key_jwt")
                        .put("clientId", "0oaclient")
                        .put("keyId", "kid-1")
                        .put("privateKeyPem", KEYS.pem()));
    }
}
