package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.http.Caller;
import dev.rollcall.local.time.VirtualTimeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What simulated Slack does to who calls it wrongly, as Slack's documentation says. */
class SlackTrapsTest {
    private static final String LEAVER = "U00000008";
    private static final Duration SETTLED = Duration.ofSeconds(10);
    private static final String OTHER = "U00000009";

    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-01-02T03:04:05Z"));
    private final SampleCompany company = SampleCompany.generate(60, 7, timeline);
    private final SlackSimulator slack =
            new SlackSimulator(company.slack(), timeline, 0, List.of());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Caller caller = new Caller(http, slack.uri(), "Bearer good");

    SlackTrapsTest() {
        company.slack().allowToken("good", SampleCompany.INSTALLER);
    }

    @AfterEach
    void stop() {
        http.close();
        slack.close();
    }

    @Test
    void a_put_without_active_deactivates() {
        caller.put("/scim/v2/Users/" + LEAVER, "{\"userName\":\"renamed\"}");

        assertThat(active(LEAVER)).isFalse();
        assertThat(slack.forbidden()).containsExactly("PUT /Users");
    }

    @Test
    void an_unfiltered_remove_empties_the_group() {
        String group =
                caller.get("/scim/v2/Groups").body().path("Resources").get(0).path("id").asText();

        caller.patch(
                "/scim/v2/Groups/" + group,
                "{\"Operations\":[{\"op\":\"remove\",\"path\":\"members\",\"value\":[{\"value\":\""
                        + LEAVER
                        + "\"}]}]}");

        assertThat(caller.get("/scim/v2/Groups/" + group).body().path("members")).isEmpty();
        assertThat(slack.forbidden()).containsExactly("remove members without a filter");
    }

    @Test
    void a_filtered_remove_takes_one_member_out() {
        SlackGroup group = company.slack().groupsOf(SlackGroup.Kind.IDP_GROUP, LEAVER).getFirst();

        caller.patch(
                "/scim/v2/Groups/" + group.id(),
                "{\"Operations\":[{\"op\":\"remove\",\"path\":\"members[value eq \\\""
                        + LEAVER
                        + "\\\"]\"}]}");

        assertThat(company.slack().group(SlackGroup.Kind.IDP_GROUP, group.id()))
                .hasValueSatisfying(after ->
                        assertThat(after.members())
                                .hasSize(group.members().size() - 1)
                                .doesNotContain(LEAVER));
        assertThat(slack.forbidden()).isEmpty();
    }

    @Test
    void assigning_a_deactivated_account_brings_it_back() {
        deactivate(LEAVER);

        caller.post(
                "/api/admin.users.assign",
                "{\"team_id\":\"T0MAIN\",\"user_id\":\"" + LEAVER + "\"}");

        assertThat(active(LEAVER)).isTrue();
        assertThat(slack.forbidden())
                .containsExactly("admin.users.assign of a deactivated account");
    }

    @Test
    void assigning_an_active_account_is_no_offence() {
        caller.post(
                "/api/admin.users.assign",
                "{\"team_id\":\"T0MAIN\",\"user_id\":\"" + OTHER + "\"}");

        assertThat(slack.forbidden()).isEmpty();
    }

    @Test
    void converting_a_deactivated_account_to_a_guest_brings_it_back() {
        deactivate(LEAVER);

        caller.patch(
                "/scim/v2/Users/" + LEAVER,
                "{\"Operations\":[{\"op\":\"add\",\"path\":"
                        + "\"urn:ietf:params:scim:schemas:extension:slack:guest:2.0:User\","
                        + "\"value\":{\"type\":\"multi\"}}]}");

        assertThat(active(LEAVER)).isTrue();
        assertThat(slack.forbidden()).containsExactly("guest conversion of a deactivated account");
    }

    @Test
    void an_empty_update_of_a_user_group_is_refused_and_remembered() {
        Caller.Answer answer =
                caller.post(
                        "/api/usergroups.users.update",
                        "{\"team_id\":\"T0MAIN\",\"usergroup\":\"S0UGSOLO\",\"users\":\"\"}");

        assertThat(answer.body().path("error").asText()).isEqualTo("no_users_provided");
        assertThat(slack.forbidden()).containsExactly("usergroups.users.update with an empty list");
    }

    @Test
    void active_must_be_a_boolean() {
        Caller.Answer answer =
                caller.patch(
                        "/scim/v2/Users/" + LEAVER,
                        "{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\","
                                + "\"value\":\"false\"}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(active(LEAVER)).isTrue();
    }

    @Test
    void a_primary_owner_cannot_be_deactivated() {
        assertThat(deactivate("U00000001").body().path("detail").asText())
                .isEqualTo("cannot_disable_primary_owner");
        assertThat(active("U00000001")).isTrue();
    }

    @Test
    void a_deactivation_may_show_late() {
        slack.organisation().showDeactivationsAfter(SETTLED.plusSeconds(30));
        deactivate(LEAVER);

        assertThat(active(LEAVER)).isTrue();
        timeline.advance(Duration.ofSeconds(30));
        assertThat(active(LEAVER)).isFalse();
    }

    @Test
    void nobody_without_a_token_is_served() {
        Caller stranger = new Caller(http, slack.uri(), "Bearer bad");

        assertThat(stranger.get("/scim/v2/Users/" + LEAVER).status()).isEqualTo(401);
        assertThat(stranger.post("/api/auth.test", "{}").body().path("error").asText())
                .isEqualTo("invalid_auth");
    }

    private Caller.Answer deactivate(String id) {
        return caller.patch(
                "/scim/v2/Users/" + id,
                "{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}");
    }

    /** Asks after the time that Slack usually takes to show a change. */
    private boolean active(String id) {
        timeline.advance(SETTLED);
        return caller.get("/scim/v2/Users/" + id).body().path("active").asBoolean();
    }
}
