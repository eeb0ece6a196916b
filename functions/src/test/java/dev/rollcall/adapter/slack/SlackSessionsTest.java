package dev.rollcall.adapter.slack;

import static dev.rollcall.adapter.slack.SlackOnWire.LEAVER;
import static dev.rollcall.adapter.slack.SlackOnWire.NOW;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SlackSessionsTest {
    private static final String LIST = "POST /api/admin.users.session.list";
    private static final String RESET = "POST /api/admin.users.session.reset";

    private final SlackOnWire wire = new SlackOnWire();
    private final Sessions sessions = wire.slack.sessions();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void asks_for_one_user_in_the_whole_organisation() {
        wire.server.on(LIST, Reply.ok("{\"ok\":true,\"active_sessions\":[]}"));

        assertThat(sessions.count(LEAVER)).isZero();

        assertThat(wire.server.onlyRequest(LIST).body())
                .isEqualTo("user_id=U0LEAVER&team_id=E01&limit=1000");
        assertThat(wire.server.onlyRequest(LIST).header("authorization"))
                .isEqualTo("Bearer xoxp-admin");
    }

    @Test
    void takes_no_active_sessions_for_none() {
        wire.server.on(LIST, Reply.ok("{\"ok\":false,\"error\":\"no_active_sessions\"}"));

        assertThat(sessions.count(LEAVER)).isZero();
    }

    @Test
    void counts_over_all_pages_and_only_this_user() {
        wire.server.on(
                LIST,
                Reply.ok(
                        """
                        {"ok": true, "active_sessions": [
                          {"user_id": "U0LEAVER", "session_id": 1},
                          {"user_id": "U0OTHER", "session_id": 2}],
                         "response_metadata": {"next_cursor": "abc="}}
                        """),
                Reply.ok(
                        """
                        {"ok": true, "active_sessions": [{"user_id": "U0LEAVER", "session_id": 3}],
                         "response_metadata": {"next_cursor": ""}}
                        """));

        assertThat(sessions.count(LEAVER)).isEqualTo(2);
        assertThat(wire.server.requests(LIST).getLast().body()).endsWith("&cursor=abc%3D");
    }

    @Test
    void does_not_page_in_a_circle() {
        wire.server.on(
                LIST,
                Reply.ok(
                        """
                        {"ok": true, "active_sessions": [],
                         "response_metadata": {"next_cursor": "again"}}
                        """));

        assertThatThrownBy(() -> sessions.count(LEAVER)).isInstanceOf(PortFailure.NeedsHuman.class);
        assertThat(wire.server.requests(LIST)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"user_not_found", "missing_scope", "not_an_admin", "feature_not_enabled"})
    void takes_no_other_error_for_the_absence_of_sessions(String error) {
        wire.server.on(LIST, Reply.ok("{\"ok\":false,\"error\":\"" + error + "\"}"));

        assertThatThrownBy(() -> sessions.count(LEAVER))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure -> assertThat(failure.code()).isEqualTo(error));
    }

    @Test
    void a_list_that_is_missing_from_the_answer_is_not_an_empty_one() {
        wire.server.on(LIST, Reply.ok("{\"ok\":true}"));

        assertThatThrownBy(() -> sessions.count(LEAVER))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure -> assertThat(failure.code()).isEqualTo("unexpected-answer"));
    }

    @Test
    void repeats_a_reading_whose_connection_broke() {
        wire.server.on(
                LIST,
                new Reply.HangUp(),
                Reply.ok("{\"ok\":false,\"error\":\"no_active_sessions\"}"));

        assertThat(sessions.count(LEAVER)).isZero();
    }

    @Test
    void resets_by_user_everywhere() {
        wire.server.on(RESET, Reply.ok("{\"ok\":true}"));

        assertThat(sessions.reset(LEAVER)).isInstanceOf(WriteReply.Accepted.class);
        assertThat(wire.server.onlyRequest(RESET).body()).isEqualTo("user_id=U0LEAVER");
    }

    @ParameterizedTest
    @CsvSource({
        "cannot_reset_primary_owner, Refused",
        "cannot_reset_bot, Refused",
        "user_not_found, Refused",
        "missing_scope, Refused",
        "token_revoked, Refused",
        "brand_new_error, Refused",
        "invalid_arguments, Defect",
        "internal_error, Ambiguous",
        "fatal_error, Ambiguous",
        "user_session_reset_failed, Ambiguous",
        "ratelimited, TryLater"
    })
    void says_what_a_refusal_means(String error, String reply) {
        wire.server.on(RESET, Reply.ok("{\"ok\":false,\"error\":\"" + error + "\"}"));

        assertThat(sessions.reset(LEAVER).getClass().getSimpleName()).isEqualTo(reply);
    }

    @Test
    void comes_back_when_slack_says() {
        wire.server.on(
                RESET,
                Reply.answer(429, "{\"ok\":false,\"error\":\"ratelimited\"}", "Retry-After", "3"));

        assertThat(sessions.reset(LEAVER)).isEqualTo(new WriteReply.TryLater(NOW.plusSeconds(3)));
    }

    @Test
    void does_not_know_what_became_of_a_reset_without_a_readable_answer() {
        wire.server.on(RESET, Reply.ok("<html>"), Reply.answer(502, ""), new Reply.HangUp());

        assertThat(sessions.reset(LEAVER)).isInstanceOf(WriteReply.Ambiguous.class);
        assertThat(sessions.reset(LEAVER)).isInstanceOf(WriteReply.Ambiguous.class);
        assertThat(sessions.reset(LEAVER)).isInstanceOf(WriteReply.Ambiguous.class);
        assertThat(wire.server.requests(RESET)).hasSize(3);
    }

    @Test
    void whom_a_bulk_reset_failed_for_is_told_from_those_it_took() {
        wire.server.on(
                "POST /api/admin.users.session.resetBulk",
                Reply.ok("{\"ok\":false,\"error\":\"failed_for_some_users\"}"),
                Reply.ok("{\"ok\":false,\"error\":\"cannot_reset_primary_owner\"}"));

        assertThat(sessions.resetAll(List.of(LEAVER)).reply())
                .isEqualTo(new WriteReply.Accepted("failed_for_some_users"));
        assertThat(sessions.resetAll(List.of(LEAVER)).becauseOfSome()).isTrue();
    }
}
