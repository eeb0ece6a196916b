package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.audit.AuditApiException;
import com.slack.api.audit.AuditClient;
import com.slack.api.methods.MethodsClient;
import com.slack.api.scim2.SCIM2Config;

import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.slack.estate.SlackToken;
import dev.rollcall.local.time.VirtualTimeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Slack's own SDK drives the simulated Web API and audit log, and understands what it answers. */
class SlackSdkWebTest {
    private static final String TOKEN = "xoxp-owner";
    private static final String LEAVER = "U00000008";

    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-01-02T03:04:05Z"));
    private final SlackOrganisation organisation = SampleCompany.generate(60, 7, timeline).slack();
    private final SlackSimulator simulator =
            new SlackSimulator(organisation, timeline, 0, List.of());
    private final Slack slack = Slack.getInstance(config());
    private final MethodsClient methods = slack.methods(TOKEN);
    private final AuditClient audit = slack.audit(TOKEN);

    SlackSdkWebTest() {
        organisation.allowToken(TOKEN, SampleCompany.INSTALLER);
    }

    private SlackConfig config() {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(simulator.uri() + "/api/");
        config.setAuditEndpointUrlPrefix(simulator.uri() + "/audit/v1/");
        config.setStatsEnabled(false);
        config.setSCIM2Config(SCIM2Config.builder().statsEnabled(false).build());
        return config;
    }

    @AfterEach
    void stop() throws Exception {
        slack.close();
        simulator.close();
    }

    @Test
    void a_token_says_whose_it_is_and_where_it_was_installed() throws Exception {
        var answer = methods.authTest(r -> r);

        assertThat(answer.isOk()).isTrue();
        assertThat(answer.getUserId()).isEqualTo(SampleCompany.INSTALLER);
        assertThat(answer.isEnterpriseInstall()).isTrue();
        assertThat(requireNonNull(answer.getHttpResponseHeaders().get("x-oauth-scopes")).getFirst())
                .contains("admin.users:write");
    }

    @Test
    void sessions_are_listed_by_device_and_end_with_a_reset() throws Exception {
        organisation.estate().sessions().makeSo(LEAVER, 2);

        var before =
                methods.adminUsersSessionList(
                        r -> r.userId(LEAVER).teamId(SlackOrganisation.ID).limit(1000));
        methods.adminUsersSessionReset(r -> r.userId(LEAVER));
        var after =
                methods.adminUsersSessionList(
                        r -> r.userId(LEAVER).teamId(SlackOrganisation.ID).limit(1000));

        assertThat(before.getActiveSessions()).hasSize(2);
        assertThat(before.getActiveSessions().getFirst().getCreated().getOs()).isNotEmpty();
        assertThat(after.getError()).isEqualTo("no_active_sessions");
    }

    @Test
    void a_bulk_reset_is_accepted_before_it_is_done() throws Exception {
        organisation.estate().sessions().makeSo(LEAVER, 1);

        var answer = methods.adminUsersSessionResetBulk(r -> r.userIds(List.of(LEAVER)));

        assertThat(answer.isOk()).isTrue();
        assertThat(organisation.estate().sessions().count(LEAVER)).isEqualTo(1);
        timeline.advance(Duration.ofSeconds(5));
        assertThat(organisation.estate().sessions().count(LEAVER)).isZero();
    }

    @Test
    void who_left_is_listed_and_never_found_by_address() throws Exception {
        String email = organisation.account(LEAVER).orElseThrow().email();
        organisation.deactivate(LEAVER);
        timeline.advance(Duration.ofSeconds(5));

        var gone = methods.adminUsersList(r -> r.isActive(false).limit(100));
        var found = methods.usersLookupByEmail(r -> r.email(email));
        var all = methods.usersList(r -> r.teamId("T0MAIN").limit(1000));

        assertThat(gone.getUsers()).extracting("id").containsExactly(LEAVER);
        assertThat(found.getError()).isEqualTo("users_not_found");
        assertThat(all.getMembers())
                .filteredOn(m -> m.getId().equals(LEAVER))
                .allMatch(m -> m.isDeleted())
                .hasSize(1);
        assertThat(all.getMembers()).extracting("id").contains("USLACKBOT", "U0CALENDARBOT");
    }

    @Test
    void a_user_group_is_replaced_as_a_whole_or_not_at_all() throws Exception {
        organisation.deactivate(LEAVER);

        var refused =
                methods.usergroupsUsersUpdate(r ->
                        r.usergroup("S0UGSOLO")
                                .teamId("T0MAIN")
                                .users(List.of("U00000009", LEAVER)));
        var done =
                methods.usergroupsUsersUpdate(
                        r -> r.usergroup("S0UGSOLO").teamId("T0MAIN").users(List.of("U00000001")));

        assertThat(refused.getError()).isEqualTo("invalid_users");
        assertThat(done.getUsergroup().getUsers()).containsExactly("U00000001");
        assertThat(done.getUsergroup().getUpdatedBy()).isEqualTo(SampleCompany.INSTALLER);
    }

    @Test
    void a_linked_channel_keeps_who_leaves_the_group_and_a_required_workspace_does_not()
            throws Exception {
        String group = "S0IDPONCALL";
        organisation.change(
                SlackGroup.Kind.IDP_GROUP,
                group,
                g -> g.withMembers(Set.of(LEAVER), SampleCompany.INSTALLER));
        methods.adminUsergroupsAddTeams(
                r -> r.usergroupId(group).teamIds(List.of("T0LABS")).autoProvision(true));
        organisation.add(
                new SlackGroup(
                        SlackGroup.Kind.CHANNEL,
                        "C0BOTH",
                        "T0MAIN",
                        "both",
                        Set.of(),
                        false,
                        "U00000001"));
        organisation
                .estate()
                .channels()
                .put(
                        organisation
                                .estate()
                                .channels()
                                .of("C0BOTH", "T0MAIN")
                                .sharedBy(Set.of("T0MAIN", "T0LABS")));
        var linked =
                methods.adminUsergroupsAddChannels(
                        r -> r.usergroupId(group).teamId("T0LABS").channelIds(List.of("C0BOTH")));
        assertThat(linked.isOk()).isTrue();
        assertThat(organisation.account(LEAVER).orElseThrow().workspaces()).contains("T0LABS");

        organisation.change(
                SlackGroup.Kind.IDP_GROUP,
                group,
                g -> g.withMembers(Set.of(), SampleCompany.INSTALLER));

        assertThat(organisation.account(LEAVER).orElseThrow().workspaces())
                .doesNotContain("T0LABS")
                .contains("T0MAIN");
        assertThat(organisation.group(SlackGroup.Kind.CHANNEL, "C0BOTH").orElseThrow().members())
                .contains(LEAVER);
    }

    @Test
    void roles_are_taken_away_from_whom_they_can_be() throws Exception {
        organisation.estate().roles().assign("Rl0A", "T0MAIN", LEAVER, timeline.now());

        var answer =
                methods.adminRolesRemoveAssignments(r ->
                        r.roleId("Rl0A")
                                .entityIds(List.of("T0MAIN"))
                                .userIds(List.of(LEAVER, "U0NOBODY")));

        assertThat(answer.getError()).isEqualTo("failed_for_some_users");
        assertThat(organisation.estate().roles().of(LEAVER)).isEmpty();
    }

    @Test
    void a_workflow_changes_hands() throws Exception {
        String workflow =
                methods.adminWorkflowsSearch(r -> r.limit(50)).getWorkflows().getFirst().getId();

        methods.adminWorkflowsCollaboratorsAdd(
                r -> r.workflowIds(List.of(workflow)).collaboratorIds(List.of("U00000005")));
        methods.adminWorkflowsUnpublish(r -> r.workflowIds(List.of(workflow)));

        assertThat(organisation.estate().workflows().find(workflow))
                .hasValueSatisfying(w -> {
                    assertThat(w.collaborators()).contains("U00000005");
                    assertThat(w.published()).isFalse();
                });
    }

    @Test
    void a_deactivation_stands_in_the_audit_log_with_the_bot_that_outlives_it() throws Exception {
        String installer =
                organisation.accounts().stream()
                        .filter(a -> a.apps().contains("A0CALENDAR"))
                        .findFirst()
                        .orElseThrow()
                        .id();

        organisation.deactivate(installer, SampleCompany.INSTALLER);

        var left = audit.getLogs(r -> r.entity(installer).action("user_deactivated"));
        var preserved = audit.getLogs(r -> r.action("app_token_preserved"));
        assertThat(left.getEntries()).hasSize(1);
        assertThat(left.getEntries().getFirst().getActor().getUser().getId())
                .isEqualTo(SampleCompany.INSTALLER);
        assertThat(preserved.getEntries().getFirst().getEntity().getApp().getId())
                .isEqualTo("A0CALENDAR");
    }

    @Test
    void the_audit_log_is_for_owners_and_its_actions_are_for_everyone() throws Exception {
        organisation.allowToken("xoxp-admin", "U00000004");

        assertThatThrownBy(() -> slack.audit("xoxp-admin").getLogs(r -> r.limit(1)))
                .isInstanceOf(AuditApiException.class);
        assertThat(slack.audit("").getActions(r -> r).getActions().getUser())
                .contains("user_deactivated");
    }

    @Test
    void a_token_without_the_scope_is_told_which_one() throws Exception {
        organisation
                .estate()
                .tokens()
                .add(
                        SlackToken.user(
                                "xoxp-few",
                                "A0FEW",
                                SampleCompany.INSTALLER,
                                Set.of("users:read")));

        var answer = slack.methods("xoxp-few").adminUsersSessionReset(r -> r.userId(LEAVER));

        assertThat(answer.getError()).isEqualTo("missing_scope");
        assertThat(answer.getNeeded()).isEqualTo("admin.users:write");
        assertThat(answer.getProvided()).isEqualTo("users:read");
    }

    @Test
    void a_company_without_grid_has_no_methods_for_admins() throws Exception {
        SlackOrganisation small = SlackOrganisation.businessPlus(timeline);
        small.add(new SlackOrganisation.Workspace("T0ONE", "One", "U1"));
        small.allowToken("xoxp-small", "U1");
        try (SlackSimulator other = new SlackSimulator(small, timeline, 0, List.of())) {
            SlackConfig config = config();
            config.setMethodsEndpointUrlPrefix(other.uri() + "/api/");
            MethodsClient client = Slack.getInstance(config).methods("xoxp-small");

            assertThat(client.adminTeamsList(r -> r).getError()).isEqualTo("feature_not_enabled");
            assertThat(client.authTest(r -> r).getTeamId()).isEqualTo("T0ONE");
        }
    }
}
