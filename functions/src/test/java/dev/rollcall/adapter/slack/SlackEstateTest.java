package dev.rollcall.adapter.slack;

import static dev.rollcall.adapter.slack.SlackOnWire.LEAVER;
import static dev.rollcall.adapter.slack.SlackOnWire.NOW;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.inventory.WorkflowId;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Workspaces, channels, roles, workflows and seats, as they are asked on the wire. */
class SlackEstateTest {
    private static final Entitlement WORKSPACE = new Entitlement.Workspace("T01");
    private static final Entitlement CHANNEL = new Entitlement.Channel("C01");
    private static final Entitlement.AdminRole ROLE = new Entitlement.AdminRole("Rl01", "T01");

    private final SlackOnWire wire = new SlackOnWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void never_assigns_a_deactivated_account_to_a_workspace() {
        scim(false);

        assertThat(wire.slack.enrolment().join(LEAVER, WORKSPACE))
                .isEqualTo(new WriteReply.Refused("account-not-active"));

        assertThat(wire.server.requests()).hasSize(1);
    }

    @Test
    void assigns_an_active_account() {
        scim(true);
        wire.server.on("POST /api/admin.users.assign", error("user_already_team_member"));

        assertThat(wire.slack.enrolment().join(LEAVER, WORKSPACE))
                .isEqualTo(new WriteReply.AlreadySo("user_already_team_member"));

        assertThat(wire.server.onlyRequest("POST /api/admin.users.assign").body())
                .isEqualTo("team_id=T01&user_id=U0LEAVER");
    }

    @Test
    void whoever_left_the_workspace_before_is_out_of_it() {
        wire.server.on("POST /api/admin.users.remove", error("user_already_deleted"));

        assertThat(wire.slack.memberships().leave(LEAVER, WORKSPACE))
                .isEqualTo(new WriteReply.AlreadySo("user_already_deleted"));
    }

    @Test
    void says_nothing_of_a_channel_that_it_cannot_see() {
        wire.server.on("POST /api/conversations.members", error("channel_not_found"));

        assertThatThrownBy(() -> wire.slack.memberships().isIn(LEAVER, CHANNEL))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        refused -> assertThat(refused.code()).isEqualTo("channel_not_found"));
    }

    @Test
    void reads_a_channel_to_its_last_page() {
        wire.server.on(
                "POST /api/conversations.members",
                Reply.ok(
                        "{\"ok\":true,\"members\":[\"U0A\"],\"response_metadata\":{\"next_cursor\":\"c\"}}"),
                Reply.ok("{\"ok\":true,\"members\":[\"U0LEAVER\"]}"));

        assertThat(wire.slack.memberships().isIn(LEAVER, CHANNEL)).isTrue();
    }

    @Test
    void kicks_one_and_is_content_if_not_in_the_channel() {
        wire.server.on("POST /api/conversations.kick", error("not_in_channel"));

        assertThat(wire.slack.memberships().leave(LEAVER, CHANNEL))
                .isEqualTo(new WriteReply.AlreadySo("not_in_channel"));
    }

    @Test
    void finds_the_roles_of_one_among_everybody_s_over_all_pages() {
        wire.server.on(
                "POST /api/admin.roles.listAssignments",
                Reply.ok(
                        "{\"ok\":true,\"role_assignments\":["
                                + assignment("U0OTHER", "Rl01")
                                + "],\"next_cursor\":\"c\"}"),
                Reply.ok(
                        "{\"ok\":true,\"role_assignments\":["
                                + assignment("U0LEAVER", "Rl01")
                                + "],\"next_cursor\":\"\"}"));

        assertThat(wire.slack.adminRoles().of(LEAVER)).containsExactly(ROLE);
    }

    @Test
    void a_role_that_was_taken_from_some_only_was_not_taken_from_this_one() {
        wire.server.on(
                "POST /api/admin.roles.removeAssignments",
                Reply.ok(
                        "{\"ok\":false,\"error\":\"failed_for_some_users\",\"rejected_users\":"
                                + "[{\"id\":\"U0LEAVER\",\"error\":\"x\"}]}"));

        assertThat(wire.slack.memberships().leave(LEAVER, ROLE))
                .isEqualTo(new WriteReply.Refused("failed_for_some_users"));
    }

    @Test
    void finds_unpublished_workflows_too_and_only_those_of_the_account() {
        wire.server.on(
                "POST /api/admin.workflows.search",
                Reply.ok(
                        "{\"ok\":true,\"workflows\":["
                                + workflow("Wf1", "U0LEAVER")
                                + ","
                                + workflow("Wf2", "U0OTHER")
                                + "]}"));

        assertThat(wire.slack.workflows().managedBy(LEAVER))
                .extracting(w -> w.id().value())
                .containsExactly("Wf1");
        assertThat(wire.server.onlyRequest("POST /api/admin.workflows.search").body())
                .isEqualTo("collaborator_ids=U0LEAVER&publish_status=all&limit=50");
    }

    @Test
    void unpublishes_one_workflow() {
        wire.server.on("POST /api/admin.workflows.unpublish", Reply.ok("{\"ok\":true}"));

        assertThat(wire.slack.workflows().unpublish(new WorkflowId("Wf1")))
                .isEqualTo(new WriteReply.Accepted());
    }

    @Test
    void a_seat_is_billed_if_any_workspace_bills_it() {
        wire.server.on(
                "POST /api/users.info",
                Reply.ok(
                        "{\"ok\":true,\"user\":{\"id\":\"U0LEAVER\",\"enterprise_user\":"
                                + "{\"teams\":[\"T01\",\"T02\"]}}}"));
        wire.server.on("POST /api/team.billableInfo", billed(false), billed(true));

        assertThat(wire.slack.licences().isBilled(LEAVER, Set.of())).contains(true);
    }

    @Test
    void a_seat_of_whom_slack_shows_nowhere_is_looked_for_where_the_account_was_before() {
        wire.server.on("POST /api/users.info", nowhere());
        wire.server.on("POST /api/team.billableInfo", billed(false));

        assertThat(wire.slack.licences().isBilled(LEAVER, Set.of("T07"))).contains(false);

        assertThat(wire.server.onlyRequest("POST /api/team.billableInfo").body())
                .contains("team_id=T07");
    }

    @Test
    void workspaces_that_did_not_bill_a_seat_are_not_asked_again_after_a_pause() {
        wire.server.on("POST /api/users.info", nowhere());
        wire.server.on(
                "POST /api/team.billableInfo",
                billed(false),
                Reply.answer(429, "", "Retry-After", "20"),
                billed(true));
        Set<String> before = Set.of("T07", "T08");

        assertThatExceptionOfType(PortFailure.RateLimited.class)
                .isThrownBy(() -> wire.slack.licences().isBilled(LEAVER, before));
        wire.clock.advance(Duration.ofSeconds(20));

        assertThat(wire.slack.licences().isBilled(LEAVER, before)).contains(true);
        assertThat(wire.server.requests("POST /api/team.billableInfo"))
                .extracting(request -> request.body().contains("T07"))
                .containsExactly(true, false, false);
    }

    private static Reply nowhere() {
        return Reply.ok(
                "{\"ok\":true,\"user\":{\"id\":\"U0LEAVER\",\"enterprise_user\":{\"teams\":[]}}}");
    }

    @Test
    void a_seat_is_not_free_as_long_as_some_workspaces_were_not_asked() {
        String teams =
                IntStream.rangeClosed(1, 21)
                        .mapToObj("\"T%02d\""::formatted)
                        .collect(Collectors.joining(","));
        wire.server.on(
                "POST /api/users.info",
                Reply.ok(
                        "{\"ok\":true,\"user\":{\"id\":\"U0LEAVER\","
                                + "\"enterprise_user\":{\"teams\":["
                                + teams
                                + "]}}}"));
        wire.server.on("POST /api/team.billableInfo", billed(false));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> wire.slack.licences().isBilled(LEAVER, Set.of()))
                .returns("too-many-workspaces", PortFailure.NeedsHuman::code);
    }

    @Test
    void proves_a_deactivation_by_the_newest_entry_about_the_account() {
        wire.secrets.with(
                Slack.SECRET,
                "{\"scimToken\":\"xoxp-scim\",\"adminToken\":\"xoxp-admin\",\"auditToken\":\"xoxp-a\"}");
        wire.server.on(
                "GET /audit/v1/logs",
                Reply.ok(
                        "{\"entries\":["
                                + entry("e2", 1793534500)
                                + ","
                                + entry("e1", 1793534400)
                                + "]}"));

        assertThat(wire.slack.auditTrail().deactivation(LEAVER, NOW))
                .hasValueSatisfying(found -> assertThat(found.entry()).isEqualTo("e2"));
    }

    @Test
    void a_deactivation_proves_nothing_once_the_account_was_reactivated() {
        wire.secrets.with(
                Slack.SECRET,
                "{\"scimToken\":\"xoxp-scim\",\"adminToken\":\"xoxp-admin\",\"auditToken\":\"xoxp-a\"}");
        wire.server.on(
                "GET /audit/v1/logs",
                Reply.ok(
                        "{\"entries\":["
                                + entry("e2", 1793534500).replace("deactivated", "reactivated")
                                + ","
                                + entry("e1", 1793534400)
                                + "]}"));

        assertThat(wire.slack.auditTrail().deactivation(LEAVER, NOW)).isEmpty();
    }

    private void scim(boolean active) {
        wire.server.on(
                "GET " + SlackOnWire.SCIM_USER,
                Reply.ok("{\"id\":\"U0LEAVER\",\"active\":" + active + "}"));
    }

    private static Reply error(String code) {
        return Reply.ok("{\"ok\":false,\"error\":\"" + code + "\"}");
    }

    private static Reply billed(boolean billed) {
        return Reply.ok(
                "{\"ok\":true,\"billable_info\":{\"U0LEAVER\":{\"billing_active\":"
                        + billed
                        + "}}}");
    }

    private static String assignment(String account, String role) {
        return "{\"role_id\":\""
                + role
                + "\",\"entity_id\":\"T01\",\"user_id\":\""
                + account
                + "\"}";
    }

    private static String workflow(String id, String manager) {
        return "{\"id\":\""
                + id
                + "\",\"collaborators\":[\""
                + manager
                + "\"],\"is_published\":false}";
    }

    private static String entry(String id, long at) {
        return "{\"id\":\""
                + id
                + "\",\"date_create\":"
                + at
                + ",\"action\":\"user_deactivated\","
                + "\"actor\":{\"type\":\"user\",\"user\":{\"id\":\"U0ADMIN\"}},"
                + "\"entity\":{\"type\":\"user\",\"user\":{\"id\":\"U0LEAVER\"}}}";
    }
}
