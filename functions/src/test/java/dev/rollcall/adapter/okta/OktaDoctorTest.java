package dev.rollcall.adapter.okta;

import static dev.rollcall.testing.ScriptedServer.Reply.answer;
import static dev.rollcall.testing.ScriptedServer.Reply.ok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceAccess.Access;
import dev.rollcall.application.port.SourceProvisioning.Feature;
import dev.rollcall.application.port.SourceProvisioning.SlackApplication;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What Okta is asked about itself and about its own Slack application. */
class OktaDoctorTest {
    private static final String APPS = "GET /okta/api/v1/apps";
    private static final String MAPPINGS = "GET /okta/api/v1/apps/0oaSLACK/group-push/mappings";
    private static final String SLACK =
            """
            {"id": "0oaSLACK", "name": "slack", "label": "Slack", "status": "ACTIVE",
             "features": ["PUSH_NEW_USERS", "PUSH_USER_DEACTIVATION", "GROUP_PUSH", "IMPORT_SYNC"]}
            """;

    private final OktaOnWire okta = new OktaOnWire();

    @AfterEach
    void close() {
        okta.close();
    }

    @Test
    void each_sort_of_reading_is_tried_and_a_refusal_keeps_its_code() {
        okta.server
                .on("GET /okta/api/v1/users", ok("[]"))
                .on("GET /okta/api/v1/logs", ok("[]"))
                .on(APPS, ok("[]"))
                .on(
                        "GET /okta/api/v1/groups",
                        answer(403, "{\"errorCode\":\"E0000006\",\"errorSummary\":\"No.\"}"));

        assertThat(okta.okta.access().look())
                .containsExactly(
                        new Access("users", "okta.users.read", Optional.empty()),
                        new Access("groups", "okta.groups.read", Optional.of("E0000006")),
                        new Access("logs", "okta.logs.read", Optional.empty()),
                        new Access("apps", "okta.apps.read", Optional.empty()));
    }

    @Test
    void an_application_tells_what_it_provisions_and_how_many_groups_it_pushes() {
        okta.server
                .on(APPS, ok("[" + SLACK + "]"))
                .on(
                        MAPPINGS,
                        answer(
                                200,
                                "[{\"status\":\"ACTIVE\"},{\"status\":\"INACTIVE\"}]",
                                "Link",
                                "<"
                                        + okta.server.uri(MAPPINGS.substring(4))
                                        + "?after=2>; rel=\"next\""),
                        ok("[{\"status\":\"ERROR\"}]"));

        assertThat(okta.okta.provisioning().slackApplications())
                .containsExactly(
                        new SlackApplication(
                                "0oaSLACK",
                                true,
                                Set.of(
                                        Feature.CREATE_USERS,
                                        Feature.DEACTIVATE_USERS,
                                        Feature.PUSH_GROUPS),
                                Optional.of(2)));
    }

    @Test
    void the_configured_application_is_found_whatever_its_name() {
        okta.server
                .on(APPS, ok("[]"))
                .on("GET /okta/api/v1/apps/0oaSLACK", ok(SLACK))
                .on(MAPPINGS, ok("[]"));

        assertThat(okta.okta.provisioning().slackApplications())
                .extracting(SlackApplication::id)
                .containsExactly("0oaSLACK");
    }

    @Test
    void pushes_that_may_not_be_read_are_unknown_and_not_none() {
        okta.server
                .on(APPS, ok("[" + SLACK + "]"))
                .on(MAPPINGS, answer(403, "{\"errorCode\":\"E0000006\"}"));

        assertThat(okta.okta.provisioning().slackApplications())
                .singleElement()
                .returns(Optional.empty(), SlackApplication::pushedGroups);
    }

    @Test
    void applications_that_may_not_be_read_are_not_taken_for_none() {
        okta.server.on(APPS, answer(403, "{\"errorCode\":\"E0000006\"}"));

        assertThatThrownBy(() -> okta.okta.provisioning().slackApplications())
                .isInstanceOf(PortFailure.NeedsHuman.class)
                .hasMessageContaining("E0000006");
    }

    @Test
    void the_time_of_an_answer_is_compared_with_ours() {
        okta.server.on("GET /okta/api/v1/users", ok("[]"));

        // The test's clock stands weeks before that of any machine that runs it.
        assertThat(okta.okta.serverClock().ahead())
                .hasValueSatisfying(ahead -> assertThat(ahead).isLessThan(Duration.ofDays(-7)));
    }
}
