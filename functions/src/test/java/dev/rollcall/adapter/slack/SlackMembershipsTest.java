package dev.rollcall.adapter.slack;

import static dev.rollcall.adapter.slack.SlackOnWire.LEAVER;
import static dev.rollcall.adapter.slack.SlackOnWire.NOW;
import static dev.rollcall.adapter.slack.SlackOnWire.SCIM_USER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SlackMembershipsTest {
    private static final Entitlement GROUP = new Entitlement.IdpGroup("S01");
    private static final String SCIM_GROUP = "/scim/v2/Groups/S01";
    private static final String USER_GROUPS = "POST /api/usergroups.list";

    private final SlackOnWire wire = new SlackOnWire();
    private final Memberships memberships = wire.slack.memberships();

    @BeforeEach
    void script() {
        wire.server.on(
                "GET " + SCIM_USER,
                Reply.ok(
                        """
                        {"id": "U0LEAVER", "active": true, "groups": [{"value": "S01"}]}
                        """));
        wire.server.on(
                "POST /api/users.info",
                Reply.ok(
                        """
                        {"ok": true, "user": {"id": "U0LEAVER",
                          "enterprise_user": {"teams": ["T01"]}}}
                        """));
        wire.server.on(
                "POST /api/users.conversations",
                Reply.ok(
                        """
                        {"ok": true, "channels": [{"id": "C01"}]}
                        """));
        wire.server.on(
                USER_GROUPS,
                Reply.ok(
                        """
                        {"ok": true, "usergroups": [
                          {"id": "S11", "date_delete": 0, "users": ["U0A", "U0LEAVER"]},
                          {"id": "S12", "date_delete": 0, "users": ["U0A"]},
                          {"id": "S13", "date_delete": 1793534400, "users": ["U0LEAVER"]}]}
                        """));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void reads_all_kinds_and_user_groups_of_every_workspace() {
        Holdings holdings = memberships.of(LEAVER, Duration.ofSeconds(5));

        assertThat(holdings.whole()).isTrue();
        assertThat(holdings.readAt()).isEqualTo(NOW);
        assertThat(holdings.entitlements())
                .containsExactlyInAnyOrder(
                        new Entitlement.IdpGroup("S01"),
                        new Entitlement.Workspace("T01"),
                        new Entitlement.Channel("C01"),
                        new Entitlement.UserGroup("T01", "S11"),
                        new Entitlement.UserGroup("T02", "S11"));
        assertThat(wire.server.requests(USER_GROUPS))
                .allSatisfy(request -> assertThat(request.body()).contains("include_users=true"));
    }

    @Test
    void names_what_is_refused_and_returns_the_rest() {
        wire.server.on("GET " + SCIM_USER, Reply.answer(503, ""));

        Holdings holdings = memberships.of(LEAVER, Duration.ofSeconds(5));

        assertThat(holdings.unread())
                .containsExactly(new Holdings.Unread("idp-groups", "unavailable"));
        assertThat(holdings.entitlements()).contains(new Entitlement.UserGroup("T01", "S11"));
    }

    @Test
    void names_what_comes_too_late_and_returns_the_rest() {
        wire.server.on(USER_GROUPS, new Reply.Silence());

        Holdings holdings = memberships.of(LEAVER, Duration.ofMillis(300));

        assertThat(holdings.unread())
                .containsExactly(
                        new Holdings.Unread("user-groups:T01", "too-late"),
                        new Holdings.Unread("user-groups:T02", "too-late"));
        assertThat(holdings.entitlements()).contains(new Entitlement.IdpGroup("S01"));
    }

    @Test
    void members_that_slack_keeps_to_itself_do_not_pass_for_none() {
        wire.server.on(USER_GROUPS, Reply.ok("{\"ok\":true,\"usergroups\":[{\"id\":\"S11\"}]}"));

        Holdings holdings = memberships.of(LEAVER, Duration.ofSeconds(5));

        assertThat(holdings.unreadGroups())
                .containsExactly(
                        new Holdings.Unread("user-groups:T01", "unexpected-answer"),
                        new Holdings.Unread("user-groups:T02", "unexpected-answer"));
    }

    @Test
    void says_from_when_on_it_can_read_the_rest() {
        wire.server.on(
                USER_GROUPS,
                Reply.answer(429, "", "Retry-After", "40"),
                Reply.answer(429, "", "Retry-After", "40"));

        Holdings holdings = memberships.of(LEAVER, Duration.ofSeconds(5));

        assertThat(holdings.groupsReadableFrom()).contains(NOW.plusSeconds(40));
        assertThat(holdings.unread())
                .extracting(Holdings.Unread::toString)
                .containsExactly("user-groups:T01=rate-limited", "user-groups:T02=rate-limited");
    }

    @Test
    void does_not_repeat_what_is_known() {
        Holdings holdings =
                memberships.of(LEAVER, Duration.ofSeconds(5), Set.of("user-groups:T01"));

        assertThat(wire.server.onlyRequest(USER_GROUPS).body()).contains("team_id=T02");
        assertThat(holdings.read())
                .contains("user-groups:T02", "idp-groups")
                .doesNotContain("user-groups:T01");
    }

    @Test
    void asks_no_more_of_a_kind_once_slack_wants_a_pause() {
        String teams =
                IntStream.rangeClosed(1, 60)
                        .mapToObj(n -> "{\"id\":\"T" + n + "\"}")
                        .collect(Collectors.joining(","));
        wire.server.on(
                "POST /api/admin.teams.list", Reply.ok("{\"ok\":true,\"teams\":[" + teams + "]}"));
        wire.server.on(USER_GROUPS, Reply.answer(429, "", "Retry-After", "40"));

        Holdings holdings = memberships.of(LEAVER, Duration.ofSeconds(5));

        assertThat(holdings.unreadGroups()).hasSize(60);
        assertThat(wire.server.requests(USER_GROUPS)).hasSizeLessThan(20);
    }

    @Test
    void an_account_without_workspaces_may_linger_in_user_groups() {
        wire.server.on(
                "POST /api/users.info", Reply.ok("{\"ok\":false,\"error\":\"user_not_found\"}"));

        Holdings holdings = memberships.of(LEAVER, Duration.ofSeconds(5));

        assertThat(holdings.whole()).isTrue();
        assertThat(holdings.entitlements()).contains(new Entitlement.UserGroup("T01", "S11"));
    }

    @Test
    void whom_slack_does_not_show_us_is_not_said_to_be_nowhere() {
        wire.server.on(
                "POST /api/users.info", Reply.ok("{\"ok\":false,\"error\":\"user_not_visible\"}"));

        assertThat(memberships.of(LEAVER, Duration.ofSeconds(5)).unread())
                .containsExactly(new Holdings.Unread("workspaces", "user_not_visible"));
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> memberships.isIn(LEAVER, new Entitlement.Workspace("T01")))
                .returns("user_not_visible", PortFailure.NeedsHuman::code);
    }

    @Test
    void whom_slack_does_not_know_is_not_said_to_be_out_of_a_workspace() {
        wire.server.on(
                "POST /api/users.info", Reply.ok("{\"ok\":false,\"error\":\"user_not_found\"}"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> memberships.isIn(LEAVER, new Entitlement.Workspace("T01")));
    }

    @Test
    void asks_the_group_who_is_in_it() {
        wire.server.on(
                "GET " + SCIM_GROUP,
                Reply.ok("{\"id\":\"S01\",\"members\":[{\"value\":\"U0LEAVER\"}]}"),
                Reply.ok("{\"id\":\"S01\",\"members\":[]}"),
                Reply.answer(404, "{\"detail\":\"no_such_group\",\"status\":404}"));

        assertThat(memberships.isIn(LEAVER, GROUP)).isTrue();
        assertThat(memberships.isIn(LEAVER, GROUP)).isFalse();
        assertThat(memberships.isIn(LEAVER, GROUP)).isFalse();
    }

    @Test
    void leaves_an_idp_group_by_name_and_alone() {
        wire.server.on("PATCH " + SCIM_GROUP, Reply.answer(204, ""));

        assertThat(memberships.leave(LEAVER, GROUP)).isInstanceOf(WriteReply.Accepted.class);
        assertThat(wire.server.onlyRequest("PATCH " + SCIM_GROUP).body())
                .isEqualTo(
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                                + "\"Operations\":[{\"op\":\"remove\","
                                + "\"path\":\"members[value eq U0LEAVER]\"}]}");
    }

    @Test
    void nobody_is_in_a_group_that_is_gone() {
        wire.server.on(
                "PATCH " + SCIM_GROUP,
                Reply.answer(404, "{\"detail\":\"no_such_group\",\"status\":404}"));

        assertThat(memberships.leave(LEAVER, GROUP)).isInstanceOf(WriteReply.AlreadySo.class);
    }
}
