package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.http.Caller;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.estate.Installation;
import dev.rollcall.local.slack.estate.SlackApp;
import dev.rollcall.local.slack.estate.SlackToken;
import dev.rollcall.local.time.VirtualTimeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the Web API does that the SDK cannot ask for, or would not show. */
class SlackWebQuirksTest {
    private static final String LEAVER = "U00000008";
    private static final String OTHER = "U00000009";

    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-01-02T03:04:05Z"));
    private final SlackOrganisation organisation = SampleCompany.generate(60, 7, timeline).slack();
    private final SlackSimulator simulator =
            new SlackSimulator(organisation, timeline, 0, List.of());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Caller caller = new Caller(http, simulator.uri(), "Bearer good");

    SlackWebQuirksTest() {
        organisation.allowToken("good", SampleCompany.INSTALLER);
    }

    @AfterEach
    void stop() {
        http.close();
        simulator.close();
    }

    @Test
    void a_reserved_channel_loses_strangers_and_gains_nobody() {
        organisation.change(
                SlackGroup.Kind.IDP_GROUP,
                "S0IDPONCALL",
                g -> g.withMembers(Set.of(LEAVER, OTHER), SampleCompany.INSTALLER));
        organisation.change(
                SlackGroup.Kind.CHANNEL,
                "C0PRIVATE",
                c -> c.withMembers(Set.of(LEAVER, "U00000010"), SampleCompany.INSTALLER));

        JsonNode answer =
                call(
                        "admin.conversations.restrictAccess.addGroup",
                        "\"team_id\":\"T0MAIN\",\"group_id\":\"S0IDPONCALL\","
                                + "\"channel_id\":\"C0PRIVATE\"");

        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(inChannel()).containsExactly(LEAVER);

        organisation.change(
                SlackGroup.Kind.IDP_GROUP,
                "S0IDPONCALL",
                g -> g.withMembers(Set.of(OTHER), SampleCompany.INSTALLER));
        assertThat(inChannel()).isEmpty();
    }

    @Test
    void nobody_is_kicked_from_general_nor_from_a_private_channel_one_is_not_in() {
        assertThat(
                        error(
                                "conversations.kick",
                                "\"channel\":\"C0GENERAL\",\"user\":\"" + LEAVER + "\""))
                .isEqualTo("cant_kick_from_general");
        assertThat(
                        error(
                                "conversations.kick",
                                "\"channel\":\"C0PRIVATE\",\"user\":\"" + LEAVER + "\""))
                .isEqualTo("channel_not_found");
    }

    @Test
    void a_group_of_the_organisation_takes_people_one_by_one_and_says_whom_not() {
        String guest =
                organisation.accounts().stream()
                        .filter(SlackAccount::guest)
                        .findFirst()
                        .orElseThrow()
                        .id();
        String group =
                call("admin.usergroups.create", "\"name\":\"Crew\",\"handle\":\"crew\"")
                        .path("subteam")
                        .path("id")
                        .asText();

        JsonNode added =
                call(
                        "admin.usergroups.addUsers",
                        "\"id\":\""
                                + group
                                + "\",\"users\":[\""
                                + LEAVER
                                + "\",\""
                                + guest
                                + "\"]");

        assertThat(added.path("invalid_users").get(0).path("reason").asText())
                .isEqualTo("guest_user");
        assertThat(organisation.group(SlackGroup.Kind.USER_GROUP, group).orElseThrow().members())
                .containsExactly(LEAVER);
    }

    @Test
    void a_method_behind_a_switch_may_be_absent() {
        organisation.turn(
                organisation
                        .switches()
                        .turned(Json.parseObject("{\"offers\":{\"usersDeactivate\":false}}")));

        assertThat(error("admin.users.deactivate", "\"user_id\":\"" + LEAVER + "\""))
                .isEqualTo("unknown_method");
        assertThat(organisation.account(LEAVER).orElseThrow().deactivatedFrom()).isEmpty();
    }

    @Test
    void a_leavers_own_token_dies_and_an_app_that_needs_its_installer_stops() {
        organisation
                .estate()
                .apps()
                .add(new SlackApp("A0BOUND", "Bound", "", Set.of(), true, true));
        Installation installed =
                new Installation(
                        "A0BOUND",
                        LEAVER,
                        Optional.of("T0MAIN"),
                        Set.of("users:read"),
                        Set.of("chat:write"),
                        timeline.now());
        organisation.estate().apps().install(installed);
        organisation
                .estate()
                .tokens()
                .add(SlackToken.user(installed.userToken(), "A0BOUND", LEAVER, installed.scopes()));

        organisation.deactivate(LEAVER);

        Caller own = new Caller(http, simulator.uri(), "Bearer " + installed.userToken());
        assertThat(own.post("/api/auth.test", "{}").body().path("error").asText())
                .isEqualTo("account_inactive");
        assertThat(organisation.account(LEAVER).orElseThrow().apps()).doesNotContain("A0BOUND");
    }

    private Set<String> inChannel() {
        return organisation.group(SlackGroup.Kind.CHANNEL, "C0PRIVATE").orElseThrow().members();
    }

    private String error(String method, String arguments) {
        return call(method, arguments).path("error").asText();
    }

    private JsonNode call(String method, String arguments) {
        return caller.post("/api/" + method, "{" + arguments + "}").body();
    }
}
