package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;
import static dev.rollcall.local.slack.AcmeSlack.BO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.http.Caller;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;

/** The open questions about the Web API, turned one way and the other. */
class WebSwitchesTest {
    private static final String GROUP = "S0IDPONCALL";

    private final AcmeSlack acme = new AcmeSlack(SlackOptions.DOCUMENTED.withoutLimits());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        acme.close();
    }

    @Test
    void the_token_of_somebody_deactivated_is_told_one_thing_or_another() {
        acme.organisation().allowToken("anas", ANA);
        acme.organisation().deactivate(ANA);

        assertThat(error("anas", "auth.test", "{}")).isEqualTo("account_inactive");
        acme.turn("errors", "lateToken", "\"token_revoked\"");
        assertThat(error("anas", "auth.test", "{}")).isEqualTo("token_revoked");
    }

    @Test
    void whoever_is_deactivated_is_signed_out_or_cannot_be() {
        acme.organisation().estate().sessions().makeSo(ANA, 2);
        acme.organisation().deactivate(ANA);
        String ana = "{\"user_id\":\"" + ANA + "\"}";
        acme.turn("leaving", "sessionResetRefused", "true");
        assertThat(error("good", "admin.users.session.reset", ana))
                .isEqualTo("user_session_reset_failed");
        assertThat(acme.organisation().estate().sessions().count(ANA)).isEqualTo(2);

        acme.turn("leaving", "sessionResetRefused", "false");

        assertThat(error("good", "admin.users.session.reset", ana)).isEmpty();
        assertThat(acme.organisation().estate().sessions().count(ANA)).isZero();
    }

    @Test
    void a_deactivation_takes_roles_along_or_leaves_them() {
        for (String leaver : Set.of(ANA, BO)) {
            acme.organisation()
                    .estate()
                    .roles()
                    .assign("Rl0A", "T0MAIN", leaver, acme.timeline.now());
        }
        acme.organisation().deactivate(ANA);
        assertThat(acme.organisation().estate().roles().of(ANA)).isNotEmpty();

        acme.turn("leaving", "rolesLost", "true");

        acme.organisation().deactivate(BO);
        assertThat(acme.organisation().estate().roles().of(BO)).isEmpty();
    }

    @Test
    void workspaces_follow_a_group_at_once_or_later() {
        acme.organisation().estate().links().linkTeam(GROUP, "T0LABS", true);
        acme.turn("leaving", "groupEffectMillis", "60000");
        acme.organisation().change(ANA, account -> account.in(Set.of("T0MAIN")));

        acme.organisation()
                .change(
                        SlackGroup.Kind.IDP_GROUP,
                        GROUP,
                        group -> group.withMembers(Set.of(ANA), "U0"));

        assertThat(acme.account(ANA).workspaces()).containsExactly("T0MAIN");
        acme.timeline.advance(Duration.ofMinutes(1));
        assertThat(acme.account(ANA).workspaces()).containsExactlyInAnyOrder("T0MAIN", "T0LABS");
    }

    @Test
    void people_are_put_into_idp_groups_by_the_organisations_methods_or_not() {
        acme.organisation()
                .change(
                        SlackGroup.Kind.IDP_GROUP,
                        GROUP,
                        group -> group.withMembers(Set.of(), "U0"));
        String coming = "{\"id\":\"" + GROUP + "\",\"users\":[\"" + ANA + "\"]}";
        assertThat(error("good", "admin.usergroups.addUsers", coming))
                .isEqualTo("invalid_usergroup");

        acme.turn("offers", "deltasOnIdpGroups", "true");

        assertThat(error("good", "admin.usergroups.addUsers", coming)).isEmpty();
        assertThat(acme.organisation().group(SlackGroup.Kind.IDP_GROUP, GROUP))
                .hasValueSatisfying(group -> assertThat(group.members()).containsExactly(ANA));
    }

    @Test
    void approvals_of_apps_can_be_read_or_are_another_apps() {
        String place = "{\"enterprise_id\":\"" + SlackOrganisation.ID + "\"}";
        assertThat(error("good", "admin.apps.approved.list", place)).isEmpty();

        acme.turn("offers", "appsReadable", "false");

        assertThat(error("good", "admin.apps.approved.list", place))
                .isEqualTo("app_management_app_not_installed_on_org");
    }

    @Test
    void user_groups_are_edited_by_anybody_or_by_admins() {
        acme.organisation().allowToken("bos", BO);
        String edit =
                "{\"team_id\":\"T0MAIN\",\"usergroup\":\"S0UGSOLO\",\"users\":[\"" + BO + "\"]}";
        assertThat(error("bos", "usergroups.users.update", edit)).isEmpty();

        acme.turn("offers", "anybodyEditsUserGroups", "false");

        assertThat(error("bos", "usergroups.users.update", edit)).isEqualTo("permission_denied");
        assertThat(error("good", "usergroups.users.update", edit)).isEmpty();
    }

    private String error(String token, String method, String body) {
        Caller.Answer answer =
                new Caller(http, acme.slack.uri(), "Bearer " + token).post("/api/" + method, body);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("error").asText();
    }
}
