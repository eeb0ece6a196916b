package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;

import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.slack.estate.SlackToken;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.Set;

/** Slack's own SDK understands why it is not let. */
class SlackSdkRefusalsTest {
    @RegisterExtension private final SlackSdk sdk = new SlackSdk();

    @Test
    void a_token_without_the_scope_is_told_which_one() throws Exception {
        sdk.organisation()
                .estate()
                .tokens()
                .add(
                        SlackToken.user(
                                "xoxp-few",
                                "A0FEW",
                                SampleCompany.INSTALLER,
                                Set.of("users:read")));

        var answer = sdk.methods("xoxp-few").adminUsersSessionReset(r -> r.userId(ANA));

        assertThat(answer.getError()).isEqualTo("missing_scope");
        assertThat(answer.getNeeded()).isEqualTo("admin.users:write");
        assertThat(answer.getProvided()).isEqualTo("users:read");
    }

    @Test
    void a_company_without_grid_has_no_methods_for_admins() throws Exception {
        SlackOrganisation small = SlackOrganisation.businessPlus(sdk.acme.timeline);
        small.add(new SlackOrganisation.Workspace("T0ONE", "One", "U1"));
        small.allowToken("xoxp-small", "U1");
        SlackConfig config = new SlackConfig();
        config.setStatsEnabled(false);
        Slack slack = Slack.getInstance(config);
        try (slack;
                SlackSimulator other = new SlackSimulator(small, sdk.acme.timeline, 0, List.of())) {
            config.setMethodsEndpointUrlPrefix(other.uri() + "/api/");
            MethodsClient client = slack.methods("xoxp-small");

            assertThat(client.adminTeamsList(r -> r).getError()).isEqualTo("feature_not_enabled");
            assertThat(client.authTest(r -> r).getTeamId()).isEqualTo("T0ONE");
        }
    }
}
