package dev.rollcall.adapter.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.adapter.slack.call.CallBudget;
import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.contract.SlackFixture;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.FixedSecrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The real adapter in front of the simulated Slack, for the contracts. */
final class SimulatedSlack implements SlackFixture {
    private static final String WORKSPACE = "T01";
    private static final String INSTALLER = "U0INSTALLER";

    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-01T12:00:00Z"));
    private final SlackOrganisation organisation = new SlackOrganisation(timeline);
    private final SlackSimulator simulator =
            new SlackSimulator(organisation, timeline, 0, List.of());
    private final HttpCaller http = new HttpCaller(timeline.clock(), Duration.ofSeconds(30));
    private final Slack slack = function(GroupReadings.NONE);
    private int groups;

    SimulatedSlack() {
        organisation.add(new SlackOrganisation.Workspace(WORKSPACE, "Acme", "U0FOUNDER"));
        add(new AccountId(INSTALLER), Account.Rank.OWNER, 0);
        organisation.allowToken("xoxp-1", INSTALLER);
        organisation.allowToken("xoxp-2", INSTALLER);
        organisation.allowToken("xoxp-3", INSTALLER);
    }

    @Override
    public Accounts accounts() {
        return slack.accounts();
    }

    @Override
    public Sessions sessions() {
        return slack.sessions();
    }

    @Override
    public Memberships memberships() {
        return slack.memberships();
    }

    @Override
    public void add(AccountId account, Account.Rank rank, int sessions) {
        String name = account.value().toLowerCase(Locale.ROOT);
        organisation.add(
                new SlackAccount(
                        account.value(),
                        name,
                        rank == Account.Rank.BOT
                                ? "botuser-" + WORKSPACE + "-" + name + "@slack-bots.com"
                                : name + "@acme.example",
                        simulated(rank),
                        rank == Account.Rank.GUEST,
                        rank == Account.Rank.BOT,
                        Optional.empty(),
                        sessions,
                        Set.of(WORKSPACE),
                        List.of()));
    }

    @Override
    public Entitlement.IdpGroup idpGroup(List<AccountId> members) {
        return new Entitlement.IdpGroup(group(SlackGroup.Kind.IDP_GROUP, "", members));
    }

    @Override
    public Entitlement.UserGroup userGroup(List<AccountId> members) {
        return new Entitlement.UserGroup(
                WORKSPACE, group(SlackGroup.Kind.USER_GROUP, WORKSPACE, members));
    }

    @Override
    public void settle() {
        timeline.advance(Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        http.close();
        simulator.close();
    }

    Slack slack() {
        return slack;
    }

    /** Returns the adapter as one more function has it, which shares its readings with others. */
    Slack function(GroupReadings shared) {
        return new Slack(
                new SlackSettings(
                        UriText.below(simulator.uri(), "/scim/v2"),
                        UriText.below(simulator.uri(), "/api"),
                        UriText.below(simulator.uri(), "/audit/v1")),
                new FixedSecrets()
                        .with(
                                Slack.SECRET,
                                "{\"scimToken\":\"xoxp-1\",\"adminToken\":\"xoxp-2\",\"auditToken\":\"xoxp-3\"}"),
                http,
                CallBudget.UNLIMITED,
                shared,
                timeline.clock());
    }

    void makeOwnerOfItsWorkspace(AccountId account) {
        organisation.addOwner(WORKSPACE, account.value());
    }

    SlackSimulator simulator() {
        return simulator;
    }

    /** Some methods may be called once a minute. */
    void passAMinute() {
        pass(Duration.ofMinutes(1));
    }

    /** Turns some of the switches, {@code {"offers": {"seats": 8}}} for instance. */
    void turn(String switches) {
        organisation.turn(organisation.switches().turned((ObjectNode) Json.read(switches)));
    }

    void pass(Duration time) {
        timeline.advance(time);
    }

    Instant now() {
        return timeline.now();
    }

    SlackOrganisation organisation() {
        return organisation;
    }

    /** Lets a fault strike the next calls that fit, {@code /_control/faults}. */
    void fault(String json) {
        HttpRequest request =
                HttpRequest.newBuilder(UriText.below(simulator.uri(), "/_control/faults"))
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            if (status >= 300) {
                throw new IllegalStateException("The fault was answered with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<String> forbidden() {
        return simulator.forbidden();
    }

    private String group(SlackGroup.Kind kind, String workspace, List<AccountId> members) {
        String id = "S0" + ++groups;
        Set<String> ids = members.stream().map(AccountId::value).collect(Collectors.toSet());
        organisation.add(new SlackGroup(kind, id, workspace, "group-" + groups, ids, false, "U0"));
        return id;
    }

    private static SlackAccount.Rank simulated(Account.Rank rank) {
        return switch (rank) {
            case GUEST, MEMBER, BOT -> SlackAccount.Rank.MEMBER;
            case ADMIN -> SlackAccount.Rank.ADMIN;
            case OWNER -> SlackAccount.Rank.OWNER;
            case PRIMARY_OWNER -> SlackAccount.Rank.PRIMARY_OWNER;
        };
    }
}
