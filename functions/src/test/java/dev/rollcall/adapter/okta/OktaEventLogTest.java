package dev.rollcall.adapter.okta;

import static dev.rollcall.adapter.okta.LogEvents.deactivation;
import static dev.rollcall.adapter.okta.OktaOnWire.LOGS;
import static dev.rollcall.adapter.okta.OktaOnWire.NOW;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.application.port.EventLog;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

class OktaEventLogTest {
    private final OktaOnWire wire = new OktaOnWire();
    private final EventLog log = wire.okta.eventLog();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void begins_at_a_time_and_has_no_end() {
        assertThat(firstQuery())
                .startsWith("since=2026-11-01T12:00:00Z&sortOrder=ASCENDING&limit=200&filter=")
                .contains("eventType eq \"user.lifecycle.deactivate\"")
                .contains(" or eventType eq \"user.lifecycle.suspend\"")
                .doesNotContain("until");
    }

    @Test
    void follows_the_link_as_okta_gave_it() {
        String next =
                wire.server.uri("/okta/api/v1/logs?after=1627500044869_1&limit=200").toString();
        String self = wire.server.uri("/okta/api/v1/logs?since=x").toString();
        wire.server.on(
                LOGS,
                Reply.answer(
                        200,
                        rows(deactivation("a", "00u1")),
                        "Link",
                        "<" + self + ">; rel=\"self\"",
                        "Link",
                        "<" + next + ">; rel=\"next\""),
                Reply.ok(rows(deactivation("b", "00u2"))));

        EventLog.Page first = log.read(Optional.empty(), NOW);
        EventLog.Page second = log.read(Optional.of(first.next()), NOW);

        assertThat(first.next()).isEqualTo(next);
        assertThat(first.hints()).extracting(Hint::way).containsOnly(Hint.Way.POLL);
        assertThat(wire.server.requests(LOGS).getLast().query())
                .isEqualTo("after=1627500044869_1&limit=200");
        assertThat(second.hints()).extracting(Hint::eventId).containsExactly("b");
    }

    @Test
    void reads_both_links_from_one_header() {
        String next = wire.server.uri("/okta/api/v1/logs?after=1,2").toString();
        wire.server.on(
                LOGS,
                Reply.answer(
                        200,
                        "[]",
                        "Link",
                        "<"
                                + wire.server.uri("/x")
                                + ">; rel=\"self\", <"
                                + next
                                + ">; rel=\"next\""));

        assertThat(log.read(Optional.empty(), NOW).next()).isEqualTo(next);
    }

    @Test
    void asks_the_same_again_where_there_is_no_link() {
        wire.server.on(LOGS, Reply.ok("[]"));

        EventLog.Page page = log.read(Optional.empty(), NOW);
        log.read(Optional.of(page.next()), NOW);

        assertThat(wire.server.requests(LOGS).getLast().query())
                .isEqualTo(wire.server.requests(LOGS).getFirst().query());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/okta/api/v1/logs?after=1",
                "http://127.0.0.1:1/okta/api/v1/logs?after=1",
                "/okta/api/v1/logs?after=1",
                "not a link"
            })
    void takes_its_credentials_nowhere_else(String link) {
        wire.server.on(LOGS, Reply.answer(200, "[]", "Link", "<" + link + ">; rel=\"next\""));

        assertThatThrownBy(() -> log.read(Optional.empty(), NOW))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure -> assertThat(failure.code()).isEqualTo("link-leads-elsewhere"));
        assertThatThrownBy(() -> log.read(Optional.of(link), NOW))
                .isInstanceOf(PortFailure.NeedsHuman.class);
        assertThat(wire.server.requests()).hasSize(1);
    }

    @Test
    void stays_within_the_list_on_the_same_host() {
        String users = wire.server.uri("/okta/api/v1/users?after=1").toString();

        assertThatThrownBy(() -> log.read(Optional.of(users), NOW))
                .isInstanceOf(PortFailure.NeedsHuman.class);
        assertThat(wire.server.requests()).isEmpty();
    }

    @Test
    void a_full_page_promises_another() {
        ObjectNode[] full = new ObjectNode[200];
        for (int i = 0; i < full.length; i++) {
            full[i] = deactivation("e" + i, "00u" + i);
        }
        wire.server.on(LOGS, Reply.ok(rows(full)), Reply.ok(rows(full[0])));

        assertThat(log.read(Optional.empty(), NOW).more()).isTrue();
        assertThat(log.read(Optional.empty(), NOW).more()).isFalse();
    }

    @Test
    void asks_for_sign_ins_to_the_configured_application_only() {
        assertThat(firstQuery())
                .contains(
                        " or (eventType eq \"user.authentication.sso\" and target.id eq"
                                + " \"0oaSLACK\")");
        assertThat(OktaEventLog.filter(settings("https://acme.okta.example")))
                .isEqualTo(OktaEventTypes.filter())
                .doesNotContain("sso");
    }

    @Test
    void another_organisation_or_application_has_a_cursor_of_its_own() {
        OktaSettings ours = settings("https://acme.okta.example");
        OktaSettings withSlack =
                new OktaSettings(ours.source(), ours.organisation(), Optional.of("0oaSLACK"));

        assertThat(Okta.logName(ours))
                .isEqualTo(Okta.logName(settings("https://acme.okta.example")));
        assertThat(Okta.logName(ours))
                .isNotEqualTo(Okta.logName(settings("https://acme.oktapreview.example")))
                .isNotEqualTo(Okta.logName(withSlack))
                .matches("okta-system-log-[0-9a-f]{16}");
    }

    private static OktaSettings settings(String organisation) {
        return new OktaSettings(new SourceId("okta"), URI.create(organisation), Optional.empty());
    }

    @Test
    void tells_sign_ins_apart_and_notes_those_that_cannot_be_read() {
        wire.server.on(
                LOGS,
                Reply.ok(
                        rows(
                                deactivation("a", "00u1"),
                                signIn("b", "00u2"),
                                signIn("c", "jane@acme.example"))));

        EventLog.Page page = log.read(Optional.empty(), NOW);

        assertThat(page.hints()).extracting(Hint::eventId).containsExactly("a");
        assertThat(page.signIns()).extracting(Hint::eventId).containsExactly("b");
        assertThat(page.unreadable())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.reason()).isEqualTo("unusable-id");
                    assertThat(row.toString()).doesNotContain("jane");
                });
    }

    private static ObjectNode signIn(String uuid, String person) {
        ObjectNode event =
                LogEvents.about(
                        LogEvents.event("user.authentication.sso"),
                        LogEvents.target("AppInstance", "0oaSLACK"));
        event.set("actor", LogEvents.target("User", person));
        return event.put("uuid", uuid);
    }

    @Test
    void one_bad_row_stops_no_other() {
        wire.server.on(
                LOGS,
                Reply.ok(
                        rows(
                                deactivation("a", "jane@acme.example"),
                                LogEvents.event("user.session.start"),
                                deactivation("b", "00u2"))));

        EventLog.Page page = log.read(Optional.empty(), NOW);

        assertThat(page.hints()).extracting(Hint::eventId).containsExactly("b");
        assertThat(page.ignored()).isEqualTo(1);
        assertThat(page.unreadable())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.reason()).isEqualTo("unusable-id");
                    assertThat(row.sha256()).hasSize(64);
                    assertThat(row.bytes()).isPositive();
                });
    }

    @Test
    void what_is_no_list_is_no_empty_page() {
        wire.server.on(
                LOGS,
                Reply.ok("{}"),
                Reply.answer(400, "{\"errorCode\":\"E0000031\"}"),
                Reply.answer(503, ""));

        assertThatThrownBy(() -> log.read(Optional.empty(), NOW))
                .isInstanceOf(PortFailure.NeedsHuman.class);
        assertThatThrownBy(() -> log.read(Optional.empty(), NOW))
                .isInstanceOf(PortFailure.NeedsHuman.class);
        assertThatThrownBy(() -> log.read(Optional.empty(), NOW))
                .isInstanceOf(PortFailure.Unavailable.class);
    }

    private static String rows(ObjectNode... events) {
        ArrayNode rows = Json.array();
        for (ObjectNode event : events) {
            rows.add(event);
        }
        return Json.write(rows);
    }

    private String firstQuery() {
        wire.server.on(LOGS, Reply.ok("[]"));
        log.read(Optional.empty(), NOW);
        return URLDecoder.decode(wire.server.onlyRequest(LOGS).query(), StandardCharsets.UTF_8);
    }
}
