package dev.rollcall.adapter.slack.doctor;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.adapter.slack.call.Endpoint;
import dev.rollcall.adapter.slack.call.SlackCatalogue;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SlackTokenReports.Use;
import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.capability.Capabilities;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.ChannelFacts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One scope is withdrawn: what the doctor calls off is what Slack refuses, and the rest goes on.
 */
class WithdrawnScopesTest {
    private static final AccountId ANA = new AccountId("U0ANA");
    private static final Entitlement.UserGroup GROUP = new Entitlement.UserGroup("T0MAIN", "S0ONE");
    private static final Entitlement.Channel CHANNEL = new Entitlement.Channel("C0ONE");
    private static final Entitlement.Workspace WORKSPACE = new Entitlement.Workspace("T0OTHER");

    /** What needs each scope of a capability, where one errand can show it. */
    private static final Map<Capability, List<Function<Slack, Object>>> ERRANDS =
            new EnumMap<>(
                    Map.of(
                            Capability.ACCOUNTS,
                            List.of(slack -> slack.accounts().read(ANA)),
                            Capability.IDP_GROUPS,
                            List.of(slack ->
                                    slack.memberships()
                                            .isIn(ANA, new Entitlement.IdpGroup("S0IDP"))),
                            Capability.USER_GROUPS,
                            List.of(slack -> slack.memberships().leave(ANA, GROUP)),
                            Capability.CHANNELS,
                            List.of(
                                    slack -> slack.memberships().isIn(ANA, CHANNEL),
                                    slack -> slack.memberships().leave(ANA, CHANNEL)),
                            Capability.CHANNEL_INVITES,
                            List.of(slack -> slack.enrolment().join(ANA, CHANNEL)),
                            Capability.SESSIONS,
                            List.of(
                                    slack -> slack.sessions().count(ANA),
                                    slack -> slack.sessions().reset(ANA)),
                            Capability.WORKSPACES,
                            List.of(slack -> slack.enrolment().join(ANA, WORKSPACE)),
                            Capability.ROLES,
                            List.of(slack -> slack.adminRoles().of(ANA)),
                            Capability.BILLING,
                            List.of(slack -> slack.licences().isBilled(ANA, Set.of())),
                            Capability.AUDIT_LOGS,
                            List.of(slack -> slack.auditTrail().deactivation(ANA, NOON))));

    private final SimulatedSlackItself company = new SimulatedSlackItself(SlackOrganisation::new);

    WithdrawnScopesTest() {
        company.organisation.add(
                new SlackOrganisation.Workspace(WORKSPACE.workspaceId(), "Other", "U0OWNER2"));
        company.add(ANA, Rank.MEMBER, true);
        group(SlackGroup.Kind.USER_GROUP, GROUP.groupId());
        group(SlackGroup.Kind.CHANNEL, CHANNEL.channelId());
        company.organisation
                .estate()
                .channels()
                .put(ChannelFacts.open(CHANNEL.channelId(), "T0MAIN", "U0OWNER1", Instant.EPOCH));
    }

    @AfterEach
    void close() {
        company.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SCIM, admin, ACCOUNTS IDP_GROUPS INTEGRATION_LOGS BILLING",
        "ADMIN, users:read, ACCOUNTS",
        "ADMIN, admin.teams:read, ACCOUNTS",
        "ADMIN, admin.users:read, SESSIONS",
        "ADMIN, admin.users:write, SESSIONS WORKSPACES",
        "ADMIN, usergroups:read, USER_GROUPS",
        "ADMIN, usergroups:write, USER_GROUPS",
        "ADMIN, channels:read, CHANNELS",
        "ADMIN, groups:read, CHANNELS",
        "ADMIN, channels:write, CHANNELS",
        "ADMIN, groups:write, CHANNELS",
        "ADMIN, admin.conversations:read, CHANNEL_INVITES",
        "ADMIN, admin.conversations:write, CHANNEL_INVITES",
        "ADMIN, admin.usergroups:write, ORG_USER_GROUPS",
        "ADMIN, admin.roles:read, ROLES",
        "ADMIN, admin.roles:write, ROLES",
        "ADMIN, admin.workflows:read, WORKFLOWS",
        "ADMIN, admin.workflows:write, WORKFLOWS",
        "AUDIT, auditlogs:read, AUDIT_LOGS",
    })
    void turns_off_what_is_told_and_nothing_else(Use use, String scope, String off) {
        company.withdraw(use, scope);

        assertThat(off()).isEqualTo(new TreeSet<>(capabilities(off)));
        boolean cutting = !off().contains(Capability.ACCOUNTS);
        ERRANDS.forEach((capability, errands) -> {
            if (cutting && !off().contains(capability)) {
                assertThat(errands)
                        .as(capability.name())
                        .allSatisfy(
                                errand -> assertThat(sent(errand)).doesNotContain("missing_scope"));
            }
        });
    }

    /**
     * Of a scope for public and one for private channels the simulator is content with either, and
     * its SCIM asks for none.
     */
    @ParameterizedTest
    @CsvSource({
        "ADMIN, users:read, ACCOUNTS",
        "ADMIN, admin.teams:read, ACCOUNTS",
        "ADMIN, admin.users:read, SESSIONS",
        "ADMIN, admin.users:write, SESSIONS",
        "ADMIN, admin.users:write, WORKSPACES",
        "ADMIN, usergroups:read, USER_GROUPS",
        "ADMIN, usergroups:write, USER_GROUPS",
        "ADMIN, admin.conversations:write, CHANNEL_INVITES",
        "ADMIN, admin.roles:read, ROLES",
        "AUDIT, auditlogs:read, AUDIT_LOGS",
    })
    void what_is_off_is_refused_by_slack_itself(Use use, String scope, Capability off) {
        company.withdraw(use, scope);

        assertThat(ERRANDS.get(off))
                .anySatisfy(errand -> assertThat(sent(errand)).contains("missing_scope"));
    }

    @Test
    void every_scope_to_grant_is_among_those_withdrawn_here() throws NoSuchMethodException {
        Set<String> withdrawn =
                Arrays.stream(
                                WithdrawnScopesTest.class
                                        .getDeclaredMethod(
                                                "turns_off_what_is_told_and_nothing_else",
                                                Use.class,
                                                String.class,
                                                String.class)
                                        .getAnnotation(CsvSource.class)
                                        .value())
                        .map(row -> row.split(", ")[1])
                        .collect(Collectors.toSet());

        assertThat(withdrawn)
                .containsExactlyInAnyOrderElementsOf(
                        SlackCatalogue.all().stream()
                                .filter(Endpoint::isCalled)
                                .flatMap(endpoint -> endpoint.scopes().stream())
                                .collect(Collectors.toSet()));
    }

    private Set<Capability> off() {
        Capabilities detected = company.capabilities().detect();
        return Arrays.stream(Capability.values())
                .filter(capability -> !detected.has(capability))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Capability> capabilities(String names) {
        return Arrays.stream(names.split(" ")).map(Capability::valueOf).toList();
    }

    /** Returns what became of it in words; after a minute, so that no limit is in the way. */
    private String sent(Function<Slack, Object> errand) {
        company.timeline.advance(Duration.ofMinutes(1));
        try {
            return String.valueOf(errand.apply(company.slack));
        } catch (PortFailure failure) {
            return String.valueOf(failure.getMessage());
        }
    }

    private void group(SlackGroup.Kind kind, String id) {
        company.organisation.add(
                new SlackGroup(
                        kind, id, "T0MAIN", "one", Set.of(ANA.value(), "U0OWNER1"), false, "U0"));
    }
}
