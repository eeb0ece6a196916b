package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.company.SampleCompany;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;

/** Slack's own SDK asks who somebody is, and what their seat costs. */
class SlackSdkPeopleTest {
    @RegisterExtension private final SlackSdk sdk = new SlackSdk();

    @Test
    @Drives("auth.test")
    void a_token_says_whose_it_is_and_where_it_was_installed() throws Exception {
        var answer = sdk.methods().authTest(r -> r);

        assertThat(answer.getUserId()).isEqualTo(SampleCompany.INSTALLER);
        assertThat(answer.isEnterpriseInstall()).isTrue();
        assertThat(requireNonNull(answer.getHttpResponseHeaders().get("x-oauth-scopes")).getFirst())
                .contains("admin.users:write");
    }

    @Test
    @Drives("users.info")
    void one_person_is_told_with_rank_and_workspaces() throws Exception {
        var owner = sdk.methods().usersInfo(r -> r.user("U00000001")).getUser();
        var ana = sdk.methods().usersInfo(r -> r.user(ANA)).getUser();

        assertThat(owner.isPrimaryOwner()).isTrue();
        assertThat(ana.isOwner()).isFalse();
        assertThat(ana.getProfile().getEmail()).isEqualTo(sdk.acme.account(ANA).email());
        assertThat(ana.getEnterpriseUser().getTeams()).contains("T0MAIN");
    }

    @Test
    @Drives({"users.list", "admin.users.list"})
    void who_left_is_listed_and_never_found_by_address() throws Exception {
        String email = sdk.acme.account(ANA).email();
        sdk.organisation().deactivate(ANA);
        sdk.acme.timeline.advance(Duration.ofSeconds(5));

        var gone = sdk.methods().adminUsersList(r -> r.isActive(false).limit(100));
        var found = sdk.methods().usersLookupByEmail(r -> r.email(email));
        var all = sdk.methods().usersList(r -> r.teamId("T0MAIN").limit(1000));

        assertThat(gone.getUsers()).extracting("id").containsExactly(ANA);
        assertThat(found.getError()).isEqualTo("users_not_found");
        assertThat(all.getMembers())
                .filteredOn(m -> m.getId().equals(ANA))
                .allMatch(m -> m.isDeleted())
                .hasSize(1);
        assertThat(all.getMembers()).extracting("id").contains("USLACKBOT", "U0CALENDARBOT");
    }

    @Test
    @Drives("team.billableInfo")
    void a_seat_is_free_once_somebody_has_left() throws Exception {
        assertThat(billed()).isTrue();

        sdk.organisation().deactivate(ANA);
        sdk.acme.timeline.advance(Duration.ofSeconds(5));

        assertThat(billed()).isFalse();
    }

    private boolean billed() throws Exception {
        var answer = sdk.methods().teamBillableInfo(r -> r.teamId("T0MAIN").user(ANA));
        return requireNonNull(answer.getBillableInfo().get(ANA)).isBillingActive();
    }

    @Test
    @Drives("team.integrationLogs")
    void what_somebody_integrated_is_told() throws Exception {
        var logs = sdk.methods().teamIntegrationLogs(r -> r.teamId("T0MAIN")).getLogs();
        String maker = logs.getFirst().getUserId();
        var own = sdk.methods().teamIntegrationLogs(r -> r.teamId("T0MAIN").user(maker)).getLogs();

        assertThat(logs).extracting("changeType").containsOnly("added");
        assertThat(own).extracting("userId").containsOnly(maker);
        assertThat(own).extracting("serviceType").contains("Incoming WebHooks");
        assertThat(own).extracting("appId").contains("A0DEPLOY");
    }
}
