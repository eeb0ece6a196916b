package dev.rollcall.adapter.slack.doctor;

import static dev.rollcall.contract.Samples.NOON;

import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.adapter.slack.SlackSettings;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.SlackOwners;
import dev.rollcall.application.port.SlackTokenReports;
import dev.rollcall.application.port.SlackTokenReports.Use;
import dev.rollcall.application.port.SlackWriters;
import dev.rollcall.application.port.UserGroupEditors;
import dev.rollcall.contract.SlackItselfContract;
import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.estate.Scopes;
import dev.rollcall.local.slack.estate.SlackToken;
import dev.rollcall.local.time.Timeline;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.testing.FixedSecrets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The real adapter in front of simulated Slack, of either plan. */
final class SimulatedSlackItself implements SlackItselfContract.Fixture {
    private static final String INSTALLER = "U0INSTALLER";
    private static final String WORKSPACE = "T0MAIN";

    final VirtualTimeline timeline = new VirtualTimeline(NOON);
    final SlackOrganisation organisation;
    final SlackSimulator simulator;
    final Slack slack;
    private final Set<String> withdrawn = new TreeSet<>();
    private final HttpCaller http = new HttpCaller(timeline.clock(), Duration.ofSeconds(5));

    SimulatedSlackItself(Function<Timeline, SlackOrganisation> plan) {
        organisation = plan.apply(timeline);
        simulator = new SlackSimulator(organisation, timeline, 0, List.of());
        organisation.add(new SlackOrganisation.Workspace(WORKSPACE, "Acme", "U0OWNER2"));
        add(new AccountId(INSTALLER), Rank.OWNER, true);
        add(new AccountId("U0OWNER1"), Rank.OWNER, true);
        add(new AccountId("U0OWNER2"), Rank.PRIMARY_OWNER, true);
        for (Use use : Use.values()) {
            SlackToken token =
                    SlackToken.user(value(use), SlackOrganisation.OUR_APP, INSTALLER, Scopes.ALL);
            organisation
                    .estate()
                    .tokens()
                    .add(organisation.hasGrid() ? token : token.in(WORKSPACE));
        }
        slack =
                new Slack(
                        new SlackSettings(
                                UriText.below(simulator.uri(), "/scim/v2"),
                                UriText.below(simulator.uri(), "/api"),
                                UriText.below(simulator.uri(), "/audit/v1")),
                        new FixedSecrets()
                                .with(
                                        Slack.SECRET,
                                        "{\"scimToken\":\"xoxp-scim\",\"adminToken\":\"xoxp-admin\","
                                            + "\"auditToken\":\"xoxp-audit\"}"),
                        http,
                        timeline.clock());
    }

    @Override
    public SlackCapabilities capabilities() {
        return slack.doctor().capabilities();
    }

    @Override
    public SlackTokenReports tokens() {
        return slack.doctor().tokens();
    }

    @Override
    public SlackOwners owners() {
        return slack.doctor().owners();
    }

    @Override
    public SlackWriters writers() {
        return slack.doctor().writers();
    }

    @Override
    public UserGroupEditors editors() {
        return slack.doctor().userGroupEditors();
    }

    @Override
    public void refuse(Use use) {
        organisation.estate().tokens().revokeThose(token -> token.value().equals(value(use)));
    }

    @Override
    public void withdraw(Capability capability, String scope) {
        withdraw(capability == Capability.AUDIT_LOGS ? Use.AUDIT : Use.ADMIN, scope);
    }

    void withdraw(Use use, String scope) {
        withdrawn.add(scope);
        Set<String> rest = new TreeSet<>(Scopes.ALL);
        rest.removeAll(withdrawn);
        organisation
                .estate()
                .tokens()
                .add(SlackToken.user(value(use), SlackOrganisation.OUR_APP, INSTALLER, rest));
    }

    @Override
    public void add(AccountId account, Rank rank, boolean active) {
        String name = account.value().toLowerCase(Locale.ROOT);
        organisation.add(
                new SlackAccount(
                        account.value(),
                        name,
                        name + "@acme.example",
                        SlackAccount.Rank.valueOf(rank.name()),
                        false,
                        false,
                        active ? Optional.empty() : Optional.of(NOON.minusSeconds(60)),
                        0,
                        Set.of(WORKSPACE),
                        List.of()));
    }

    @Override
    public void wrote(String actor, String action, Instant at) {
        organisation
                .audit()
                .append(at, action, actor, AuditEntity.user("U0X"), WORKSPACE, Json.object());
    }

    @Override
    public void edited(String group, String by) {
        organisation.add(
                new SlackGroup(
                        SlackGroup.Kind.USER_GROUP,
                        group,
                        WORKSPACE,
                        group.toLowerCase(Locale.ROOT),
                        Set.of(INSTALLER),
                        false,
                        by));
    }

    @Override
    public void close() {
        http.close();
        simulator.close();
    }

    private static String value(Use use) {
        return "xoxp-" + use.name().toLowerCase(Locale.ROOT);
    }
}
