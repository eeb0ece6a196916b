package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.audit.AuditApiException;

import dev.rollcall.local.company.SampleCompany;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Slack's own SDK reads the audit log. */
class SlackSdkAuditTest {
    @RegisterExtension private final SlackSdk sdk = new SlackSdk();

    @Test
    @Drives("GET /audit/v1/logs")
    void a_deactivation_stands_in_the_audit_log_with_the_bot_that_outlives_it() throws Exception {
        String installer =
                sdk.organisation().accounts().stream()
                        .filter(a -> a.apps().contains("A0CALENDAR"))
                        .findFirst()
                        .orElseThrow()
                        .id();

        sdk.organisation().deactivate(installer, SampleCompany.INSTALLER);

        var left = sdk.audit("good").getLogs(r -> r.entity(installer).action("user_deactivated"));
        var preserved = sdk.audit("good").getLogs(r -> r.action("app_token_preserved"));
        assertThat(left.getEntries()).hasSize(1);
        assertThat(left.getEntries().getFirst().getActor().getUser().getId())
                .isEqualTo(SampleCompany.INSTALLER);
        assertThat(preserved.getEntries().getFirst().getEntity().getApp().getId())
                .isEqualTo("A0CALENDAR");
    }

    @Test
    void the_audit_log_is_for_owners_and_its_actions_are_for_everyone() throws Exception {
        sdk.organisation().allowToken("xoxp-admin", "U00000004");

        assertThatThrownBy(() -> sdk.audit("xoxp-admin").getLogs(r -> r.limit(1)))
                .isInstanceOf(AuditApiException.class);
        assertThat(sdk.audit("").getActions(r -> r).getActions().getUser())
                .contains("user_deactivated");
    }
}
