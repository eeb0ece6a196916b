package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;
import static dev.rollcall.local.slack.AcmeSlack.BO;
import static dev.rollcall.local.slack.AcmeSlack.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.http.Caller;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;

/** The open questions about Slack, turned one way and the other. */
class SwitchesTest {
    private final AcmeSlack acme = new AcmeSlack(SlackOptions.DOCUMENTED.withoutLimits());

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void they_are_shown_and_turned_one_by_one_or_by_a_preset() {
        assertThat(switches("{}")).isEqualTo(Switches.DOCUMENTED);
        assertThat(switches("{\"offers\":{\"seats\":8}}").offers().seats()).isEqualTo(8);
        assertThat(switches("{\"patch\":{\"activeAsText\":true}}").offers().seats()).isEqualTo(8);
        assertThat(switches("{\"preset\":\"rfc\"}")).isEqualTo(Switches.STRICT_RFC);
        assertThat(acme.caller.get("/_control/switches").body())
                .hasToString(Switches.STRICT_RFC.json().toString());
        assertThat(switches("{\"preset\":\"documented\"}")).isEqualTo(Switches.DOCUMENTED);
    }

    @Test
    void each_is_explained_in_the_documentation() throws IOException {
        String page = Files.readString(Project.path("docs/local.md"));

        assertThat(Switches.DOCUMENTED.json().properties())
                .flatExtracting(group ->
                        group.getValue().properties().stream()
                                .map(each -> "`" + group.getKey() + "." + each.getKey() + "`")
                                .toList())
                .hasSizeGreaterThan(40)
                .allMatch(page::contains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"offers\":{\"seat\":8}}",
                "{\"offer\":{\"seats\":8}}",
                "{\"groups\":{\"valueList\":\"PERHAPS\"}}",
                "{\"offers\":{\"seats\":null}}",
                "{\"errors\":{\"statuses\":{\"email_taken\":200}}}",
                "{\"errors\":{\"statuses\":{\"email_taken\":null}}}",
                "{\"preset\":\"best\"}",
            })
    void a_switch_or_position_that_there_is_not_is_refused(String body) {
        assertThat(acme.caller.post("/_control/switches", body).status()).isEqualTo(400);
        assertThat(acme.organisation().switches()).isEqualTo(Switches.DOCUMENTED);
    }

    @Test
    void a_simulator_may_begin_with_others() {
        try (AcmeSlack other = new AcmeSlack(new SlackOptions(Switches.STRICT_RFC, 1))) {
            assertThat(other.organisation().switches()).isEqualTo(Switches.STRICT_RFC);
        }
    }

    @Test
    void active_may_be_a_text_and_an_operation_may_have_no_path() {
        String pathless = "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"active\":false}}]}";
        assertThat(code(acme.patch("/Users/" + ANA, "replace", "active", "\"false\"")))
                .isEqualTo("400 invalid_attribute_format");
        assertThat(code(acme.caller.patch("/scim/v2/Users/" + ANA, pathless)))
                .isEqualTo("400 invalid_attribute_format");

        acme.turn("patch", "activeAsText", "true");
        acme.turn("patch", "withoutPath", "true");
        acme.turn("leaving", "shownAfterMillis", "0");

        acme.patch("/Users/" + ANA, "replace", "active", "\"False\"");
        assertThat(acme.user(ANA).path("active").asBoolean()).isFalse();
        acme.patch("/Users/" + ANA, "replace", "active", "true");
        acme.caller.patch("/scim/v2/Users/" + ANA, pathless);
        assertThat(acme.user(ANA).path("active").asBoolean()).isFalse();
    }

    @Test
    void a_put_without_active_may_leave_it_as_it_is() {
        acme.turn("patch", "putWithoutActiveDeactivates", "false");

        acme.caller.put("/scim/v2/Users/" + ANA, "{\"userName\":\"ana\"}");

        assertThat(acme.account(ANA).deactivatedFrom()).isEmpty();
    }

    @Test
    void a_deactivation_may_take_groups_and_sessions_along_at_once_or_later() {
        acme.turn("leaving", "sessionsEndMillis", "60000");
        acme.organisation().add(signedIn(acme.account(ANA)));
        acme.turn("leaving", "losesGroups", "true");
        assertThat(acme.organisation().groupsOf(SlackGroup.Kind.IDP_GROUP, ANA)).isNotEmpty();

        acme.caller.delete("/scim/v2/Users/" + ANA);

        assertThat(acme.organisation().groupsOf(SlackGroup.Kind.IDP_GROUP, ANA)).isEmpty();
        assertThat(acme.account(ANA).sessions()).isEqualTo(2);
        acme.timeline.advance(Duration.ofMinutes(1));
        assertThat(acme.account(ANA).sessions()).isZero();
    }

    @Test
    void a_deactivation_may_leave_channels_alone() {
        acme.turn("leaving", "leavesChannels", "false");

        acme.caller.delete("/scim/v2/Users/" + ANA);

        assertThat(acme.organisation().groupsOf(SlackGroup.Kind.CHANNEL, ANA)).isNotEmpty();
    }

    @Test
    void whoever_is_reactivated_may_be_in_the_same_workspaces_or_in_none() {
        Set<String> before = acme.account(ANA).workspaces();
        acme.turn("leaving", "losesWorkspaces", "false");
        acme.caller.delete("/scim/v2/Users/" + ANA);
        acme.patch("/Users/" + ANA, "replace", "active", "true");
        assertThat(acme.account(ANA).workspaces()).isEqualTo(before).isNotEmpty();

        acme.turn("leaving", "losesWorkspaces", "true");
        acme.caller.delete("/scim/v2/Users/" + ANA);
        acme.patch("/Users/" + ANA, "replace", "active", "true");
        assertThat(acme.account(ANA).workspaces()).isEmpty();
    }

    @Test
    void a_member_may_be_added_again_or_not() {
        String group = "/Groups/" + acme.idpGroupOf(ANA);
        String again = "[{\"value\":\"" + ANA + "\"}]";
        assertThat(acme.patch(group, "add", "members", again).status()).isEqualTo(200);

        acme.turn("groups", "memberRefused", "true");

        assertThat(code(acme.patch(group, "add", "members", again)))
                .isEqualTo("400 group_members_create_failed");
    }

    @Test
    void every_code_may_have_another_status() {
        assertThat(code(acme.create("ana", acme.account(ANA).email(), "")))
                .isEqualTo("400 email_taken");

        acme.turn("errors", "statuses", "{\"email_taken\":409}");

        Caller.Answer refused = acme.create("ana", acme.account(ANA).email(), "");
        assertThat(code(refused)).isEqualTo("409 email_taken");
        assertThat(refused.body().path("status").asInt()).isEqualTo(409);
    }

    @Test
    void an_address_that_somebody_has_may_fail_without_a_reason() {
        acme.turn("taken", "addressOfActive", "\"CREATION_FAILED\"");
        assertThat(code(acme.create("ana", acme.account(ANA).email(), "")))
                .isEqualTo("500 user_creation_failed");
        acme.organisation().deactivate(BO);
        assertThat(code(acme.create("bo", acme.account(BO).email(), "")))
                .isEqualTo("400 email_taken");

        acme.turn("taken", "addressOfActive", "\"EMAIL_TAKEN\"");
        acme.turn("taken", "addressOfDeactivated", "\"CREATION_FAILED\"");
        assertThat(code(acme.create("ana", acme.account(ANA).email(), "")))
                .isEqualTo("400 email_taken");
        assertThat(code(acme.create("bo", acme.account(BO).email(), "")))
                .isEqualTo("500 user_creation_failed");
    }

    @Test
    void guests_may_be_in_groups_after_all() {
        String guest =
                acme.organisation().accounts().stream()
                        .filter(SlackAccount::guest)
                        .findFirst()
                        .orElseThrow()
                        .id();
        String group = "/Groups/" + acme.idpGroupOf(ANA);
        String members = "[{\"value\":\"" + guest + "\"}]";
        assertThat(code(acme.patch(group, "add", "members", members)))
                .isEqualTo("400 unable_to_add_deleted_or_guest_to_group");

        acme.turn("groups", "guestsRefused", "false");

        assertThat(acme.patch(group, "add", "members", members).status()).isEqualTo(200);
    }

    private static SlackAccount signedIn(SlackAccount account) {
        return new SlackAccount(
                account.id(),
                account.userName(),
                account.email(),
                account.rank(),
                account.guest(),
                account.bot(),
                account.deactivatedFrom(),
                2,
                account.workspaces(),
                account.apps());
    }

    private Switches switches(String turned) {
        Caller.Answer answer = acme.caller.post("/_control/switches", turned);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasToString(acme.organisation().switches().json().toString());
        return acme.organisation().switches();
    }
}
