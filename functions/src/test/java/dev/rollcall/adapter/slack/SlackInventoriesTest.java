package dev.rollcall.adapter.slack;

import static dev.rollcall.adapter.slack.SlackOnWire.LEAVER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.inventory.Asset;
import dev.rollcall.domain.inventory.Inventory;
import dev.rollcall.domain.inventory.Presence;
import dev.rollcall.domain.inventory.Topic;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

class SlackInventoriesTest {
    private static final String LOGS = "GET /audit/v1/logs";
    private static final String INTEGRATIONS = "POST /api/team.integrationLogs";
    private static final Instant SINCE = Instant.ofEpochSecond(1_000);

    private final SlackOnWire wire = new SlackOnWire();

    @BeforeEach
    void audit() {
        wire.secrets.with(
                Slack.SECRET,
                "{\"scimToken\":\"xoxp-scim\",\"adminToken\":\"xoxp-admin\",\"auditToken\":\"xoxp-a\"}");
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void a_kept_token_is_the_installer_s_though_the_log_names_nobody() {
        wire.server.on(
                LOGS,
                logs(
                        entry("app_token_preserved", "USLACKUSER", "A1", "T01"),
                        entry("app_token_preserved", "USLACKUSER", "A2", "T01")),
                logs(entry("app_installed", "U0LEAVER", "A1", "T01")));

        assertThat(read(Topic.TOKENS).assets())
                .containsExactly(
                        new Asset(
                                Topic.TOKENS,
                                "T01:A1",
                                "app_token_preserved",
                                Instant.ofEpochSecond(2_000)));
    }

    @Test
    void an_app_is_gone_only_if_it_was_uninstalled_where_it_was_installed() {
        Asset here = new Asset(Topic.APPS, "T01:A1", "app_installed", SINCE);
        wire.server.on(
                LOGS,
                logs(entry("app_uninstalled", "U0A", "A1", "T02")),
                logs(entry("app_uninstalled", "U0A", "A1", "T01")));

        assertThat(wire.slack.inventories().presence(here)).isEqualTo(Presence.THERE);
        assertThat(wire.slack.inventories().presence(here)).isEqualTo(Presence.GONE);
    }

    @Test
    void an_integration_that_the_person_removed_again_is_not_left_behind() {
        belongsTo("T01");
        wire.server.on(
                INTEGRATIONS,
                integrations(
                        "{\"service_id\":7,\"service_type\":\"Incoming"
                                + " WebHooks\",\"change_type\":\"added\",\"date\":\"900\"}",
                        "{\"service_id\":8,\"service_type\":\"Bots\",\"change_type\":\"removed\",\"date\":\"800\"}",
                        "{\"service_id\":8,\"service_type\":\"Bots\",\"change_type\":\"added\",\"date\":\"700\"}"));

        Inventory inventory = read(Topic.INTEGRATIONS);

        assertThat(inventory.assets())
                .containsExactly(
                        new Asset(
                                Topic.INTEGRATIONS,
                                "T01:7",
                                "incoming_webhooks",
                                Instant.ofEpochSecond(900)));
        assertThat(inventory.read()).contains("integrations:T01");
    }

    @Test
    void what_cannot_be_read_is_named() {
        wire.server.on(LOGS, Reply.ok("{\"ok\":false,\"error\":\"feature_not_enabled\"}"));

        assertThat(read(Topic.GUESTS).unread())
                .extracting(Object::toString)
                .containsExactly("guests=feature_not_enabled");
    }

    @Test
    void whom_slack_shows_nowhere_is_looked_for_where_the_account_was_before() {
        wire.server.on(
                "POST /api/users.info",
                Reply.ok(
                        "{\"ok\":true,\"user\":{\"id\":\"U0LEAVER\",\"enterprise_user\":{\"teams\":[]}}}"));
        wire.server.on(INTEGRATIONS, integrations());

        Inventory inventory =
                wire.slack
                        .inventories()
                        .of(
                                LEAVER,
                                Set.of(Topic.INTEGRATIONS),
                                Set.of("T07"),
                                SINCE,
                                Set.of(),
                                Duration.ofSeconds(10));

        assertThat(inventory.read()).contains("integrations:T07");
        assertThat(wire.server.onlyRequest(INTEGRATIONS).body()).contains("team_id=T07");
    }

    private Inventory read(Topic topic) {
        return wire.slack
                .inventories()
                .of(LEAVER, Set.of(topic), Set.of(), SINCE, Set.of(), Duration.ofSeconds(10));
    }

    private void belongsTo(String workspace) {
        wire.server.on(
                "POST /api/users.info",
                Reply.ok(
                        "{\"ok\":true,\"user\":{\"id\":\"U0LEAVER\",\"enterprise_user\":{\"teams\":[\""
                                + workspace
                                + "\"]}}}"));
    }

    private static Reply logs(String... entries) {
        return Reply.ok("{\"entries\":[" + String.join(",", entries) + "]}");
    }

    private static Reply integrations(String... logs) {
        return Reply.ok(
                "{\"ok\":true,\"logs\":["
                        + String.join(",", logs)
                        + "],\"paging\":{\"page\":1,\"pages\":1}}");
    }

    @Test
    void an_invitation_is_gone_once_the_log_shows_the_end_of_this_very_one() {
        wire.server.on(
                LOGS,
                logs(invitation("connect_dm_invite_generated", "e1", "I0ONE")),
                logs(
                        invitation("external_shared_channel_invite_expired", "e2", "I0OTHER"),
                        entry("connect_dm_invite_revoked", "U0LEAVER", "A1", "T01")),
                logs(invitation("connect_dm_invite_revoked", "e3", "I0ONE")));
        Asset one = read(Topic.INVITATIONS).assets().getFirst();

        assertThat(one.id()).isEqualTo("I0ONE");
        assertThat(wire.slack.inventories().presence(one)).isEqualTo(Presence.UNKNOWN);
        assertThat(wire.slack.inventories().presence(one)).isEqualTo(Presence.GONE);
    }

    private static String invitation(String action, String entry, String invitation) {
        return """
        {"id": "%s", "date_create": 2000, "action": "%s",
         "actor": {"type": "user", "user": {"id": "U0LEAVER"}},
         "entity": {"type": "user", "user": {"id": "U0LEAVER"}},
         "details": {"invite_id": "%s"}}
        """
                .formatted(entry, action, invitation);
    }

    private static String entry(String action, String actor, String app, String workspace) {
        return """
        {"id": "e1", "date_create": 2000, "action": "%s",
         "actor": {"type": "user", "user": {"id": "%s"}},
         "entity": {"type": "app", "app": {"id": "%s"}},
         "context": {"location": {"type": "workspace", "id": "%s"}}}
        """
                .formatted(action, actor, app, workspace);
    }
}
