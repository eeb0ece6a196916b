package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.response.admin.users.AdminUsersSessionListResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;

/** Slack's own SDK signs people out. */
class SlackSdkSessionsTest {
    @RegisterExtension private final SlackSdk sdk = new SlackSdk();

    @Test
    @Drives({"admin.users.session.list", "admin.users.session.reset"})
    void sessions_are_listed_by_device_and_end_with_a_reset() throws Exception {
        sdk.organisation().estate().sessions().makeSo(ANA, 2);

        var before = sessions();
        sdk.methods().adminUsersSessionReset(r -> r.userId(ANA));
        var after = sessions();

        assertThat(before.getActiveSessions()).hasSize(2);
        assertThat(before.getActiveSessions().getFirst().getCreated().getOs()).isNotEmpty();
        assertThat(after.getError()).isEqualTo("no_active_sessions");
    }

    private AdminUsersSessionListResponse sessions() throws Exception {
        return sdk.methods()
                .adminUsersSessionList(r -> r.userId(ANA).teamId(SlackOrganisation.ID).limit(1000));
    }

    @Test
    @Drives("admin.users.session.resetBulk")
    void a_bulk_reset_is_accepted_before_it_is_done() throws Exception {
        sdk.organisation().estate().sessions().makeSo(ANA, 1);

        var answer = sdk.methods().adminUsersSessionResetBulk(r -> r.userIds(List.of(ANA)));

        assertThat(answer.isOk()).isTrue();
        assertThat(sdk.organisation().estate().sessions().count(ANA)).isEqualTo(1);
        sdk.acme.timeline.advance(Duration.ofSeconds(5));
        assertThat(sdk.organisation().estate().sessions().count(ANA)).isZero();
    }
}
