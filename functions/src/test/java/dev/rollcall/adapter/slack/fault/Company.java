package dev.rollcall.adapter.slack.fault;

import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.adapter.slack.SlackSettings;
import dev.rollcall.adapter.slack.call.SharedCallBudget;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.local.http.fault.Call;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.estate.ChannelFacts;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.InMemoryGroupReadings;
import dev.rollcall.testing.InMemoryRateBudget;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A small company whose Slack is simulated, and the connector with the budget in front of it. */
final class Company implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    static final AccountId SUBJECT = new AccountId("U0SUBJECT");

    /** Comes last in every list that is sorted by id. */
    static final AccountId OTHER = new AccountId("U0XOTHER");

    static final AccountId NEWCOMER = new AccountId("U0NEWCOMER");
    static final AccountId INSTALLER = new AccountId("U0INSTALLER");
    static final Entitlement.Workspace HOME = new Entitlement.Workspace("T01");
    static final Entitlement.Workspace AWAY = new Entitlement.Workspace("T02");

    private static final Share SHARE = Share.DEFAULT;
    private static final String TOKENS =
            "{\"scimToken\":\"xoxp-1\",\"adminToken\":\"xoxp-2\",\"auditToken\":\"xoxp-3\"}";

    private final VirtualTimeline timeline = new VirtualTimeline(START);
    private final SlackOrganisation organisation;
    private final CallsInFlight inFlight = new CallsInFlight(timeline.clock());
    private final SlackSimulator simulator;
    private final HttpCaller http;
    private final Slack slack;
    private Optional<String> remembered = Optional.empty();
    private boolean subjectLeftAlone;
    private Turn turn = new Turn(Lane.LEAVER, "nobody");

    /**
     * @param patience how long the connector waits for an answer, in real time
     */
    Company(Duration patience) {
        this(patience, SlackPlan.ENTERPRISE);
    }

    Company(Duration patience, SlackPlan plan) {
        organisation =
                switch (plan) {
                    case ENTERPRISE -> new SlackOrganisation(timeline);
                    case BUSINESS_PLUS -> SlackOrganisation.businessPlus(timeline);
                };
        simulator = new SlackSimulator(organisation, timeline, 0, List.of(inFlight));
        http = new HttpCaller(timeline.clock(), patience);
        slack =
                new Slack(
                        new SlackSettings(
                                UriText.below(simulator.uri(), "/scim/v2"),
                                UriText.below(simulator.uri(), "/api"),
                                UriText.below(simulator.uri(), "/audit/v1")),
                        new FixedSecrets().with(Slack.SECRET, TOKENS),
                        http,
                        new SharedCallBudget(
                                new InMemoryRateBudget(SHARE),
                                SHARE,
                                () -> turn,
                                timeline.clock(),
                                new Random(7)),
                        new InMemoryGroupReadings(),
                        timeline.clock());
        organisation.add(new SlackOrganisation.Workspace("T01", "Home", "U0FOUNDER"));
        if (plan == SlackPlan.ENTERPRISE) {
            organisation.add(new SlackOrganisation.Workspace("T02", "Away", "U0FOUNDER"));
        }
        add(INSTALLER, SlackAccount.Rank.OWNER, 0);
        add(new AccountId("U0FOUNDER"), SlackAccount.Rank.PRIMARY_OWNER, 1);
        List.of(SUBJECT, OTHER, NEWCOMER).forEach(a -> add(a, SlackAccount.Rank.MEMBER, 2));
        List.of("xoxp-1", "xoxp-2", "xoxp-3")
                .forEach(token -> organisation.allowToken(token, INSTALLER.value()));
    }

    Slack slack() {
        return slack;
    }

    SlackOrganisation organisation() {
        return organisation;
    }

    SlackSimulator simulator() {
        return simulator;
    }

    VirtualTimeline timeline() {
        return timeline;
    }

    /** A step comes in, or comes back: it claims its slots under its own name. */
    void begin(String step) {
        turn = new Turn(Lane.LEAVER, step);
    }

    /** Lets time pass; a call that Slack has held back until then comes to its end. */
    void passUntil(Instant when) {
        inFlight.heldUntil().filter(when::isAfter).ifPresent(timeline::advanceTo);
        inFlight.awaitEnd(timeline.now());
        timeline.advanceTo(when);
    }

    /** Does something right before the first such call is answered. */
    void atFirst(String call, Runnable then) {
        inFlight.atFirst(call, then);
    }

    /** Says that a call will be held back until then. */
    void holdsBackUntil(Instant when) {
        inFlight.heldUntil(when);
    }

    /** Lets a fault strike, {@code POST /_control/faults}. */
    void fault(String json) {
        Control.send(simulator, "POST", json);
    }

    /** Ends all faults, {@code DELETE /_control/faults}. */
    void noFaults() {
        Control.send(simulator, "DELETE", "");
    }

    List<CallsInFlight.Arrival> arrivals() {
        return inFlight.arrivals();
    }

    List<Call> calls() {
        return simulator.calls().all();
    }

    Entitlement.IdpGroup idpGroup(AccountId... members) {
        add(SlackGroup.Kind.IDP_GROUP, "S0IDP", "", members);
        return new Entitlement.IdpGroup("S0IDP");
    }

    Entitlement.UserGroup userGroup(AccountId... members) {
        add(SlackGroup.Kind.USER_GROUP, "S0USERS", "T01", members);
        return new Entitlement.UserGroup("T01", "S0USERS");
    }

    /** Makes a private channel, which our installer is in. */
    Entitlement.Channel channel(AccountId... members) {
        add(SlackGroup.Kind.CHANNEL, "C0ONE", "T01", members);
        organisation
                .estate()
                .channels()
                .put(ChannelFacts.open("C0ONE", "T01", INSTALLER.value(), START).asPrivate());
        return new Entitlement.Channel("C0ONE");
    }

    void add(SlackGroup.Kind kind, String id, String workspace, AccountId... members) {
        Set<String> ids = Arrays.stream(members).map(AccountId::value).collect(Collectors.toSet());
        organisation.add(
                new SlackGroup(
                        kind, id, workspace, id.toLowerCase(Locale.ROOT), ids, false, "U0BOSS"));
    }

    boolean isIn(SlackGroup.Kind kind, String group, AccountId account) {
        return organisation
                .group(kind, group)
                .filter(known -> !known.disabled())
                .filter(known -> known.members().contains(account.value()))
                .isPresent();
    }

    SlackAccount account(AccountId account) {
        return organisation.account(account.value()).orElseThrow();
    }

    boolean isActive(AccountId account) {
        return organisation.active(account(account));
    }

    /** Brings back whom a fault has deactivated, and into the workspaces where they were. */
    void bringBack() {
        if (!subjectLeftAlone) {
            bringBack(SUBJECT);
        }
        bringBack(OTHER);
        bringBack(NEWCOMER);
    }

    private void bringBack(AccountId id) {
        organisation
                .account(id.value())
                .filter(account -> account.deactivatedFrom().isPresent())
                .ifPresent(before -> {
                    organisation.reactivate(id.value());
                    organisation.change(id.value(), account -> account.in(before.workspaces()));
                });
    }

    /** Says that nobody brings the subject back by hand. */
    void leaveSubjectAlone() {
        subjectLeftAlone = true;
    }

    /** Keeps an id that Slack has told, as a caller keeps it. */
    void remember(String id) {
        remembered = Optional.of(id);
    }

    Optional<String> remembered() {
        return remembered;
    }

    /** Makes the subject another kind of account before anything is done. */
    void subject(UnaryOperator<SlackAccount> change) {
        organisation.add(change.apply(account(SUBJECT)));
    }

    private void add(AccountId account, SlackAccount.Rank rank, int sessions) {
        String name = account.value().toLowerCase(Locale.ROOT);
        organisation.add(
                new SlackAccount(
                        account.value(),
                        name,
                        name + "@acme.example",
                        rank,
                        false,
                        false,
                        Optional.empty(),
                        sessions,
                        Set.of("T01"),
                        List.of()));
    }

    @Override
    public void close() {
        timeline.advance(Duration.ofMinutes(5));
        http.close();
        simulator.close();
    }
}
