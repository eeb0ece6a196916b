package dev.rollcall.adapter.okta;

import static dev.rollcall.adapter.okta.OktaOnWire.LEAVER;
import static dev.rollcall.adapter.okta.OktaOnWire.NOW;
import static dev.rollcall.adapter.okta.OktaOnWire.USER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

class OktaPersonSourceTest {
    private final OktaOnWire wire = new OktaOnWire();
    private final PersonSource persons = wire.okta.persons();

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @CsvSource({
        "STAGED, NOT_YET",
        "PROVISIONED, ENTITLED",
        "ACTIVE, ENTITLED",
        "PASSWORD_EXPIRED, ENTITLED",
        "LOCKED_OUT, ENTITLED",
        "RECOVERY, ENTITLED",
        "SUSPENDED, SUSPENDED",
        "DEPROVISIONED, LEAVER",
        "deprovisioned, UNKNOWN",
        "SOMETHING_NEW, UNKNOWN"
    })
    void only_a_deprovisioned_person_is_a_leaver(String status, Standing standing) {
        wire.server.on(USER, Reply.ok(user(status, "null")));

        assertThat(persons.read(LEAVER))
                .isEqualTo(
                        new PersonReading.Found(
                                LEAVER,
                                standing,
                                status,
                                Optional.of(Instant.parse("2026-11-01T11:59:00Z")),
                                Optional.empty(),
                                Map.of("login", "jane@acme.example")));
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, DEPROVISIONED", "DEPROVISIONED, ACTIVE", "ACTIVE, SUSPENDED"})
    void says_nothing_while_the_standing_is_changing(String status, String target) {
        wire.server.on(USER, Reply.ok(user(status, "\"" + target + "\"")));

        assertThatThrownBy(() -> persons.read(LEAVER)).isInstanceOf(PortFailure.Unavailable.class);
    }

    @Test
    void minds_no_change_that_keeps_the_standing() {
        wire.server.on(USER, Reply.ok(user("PROVISIONED", "\"ACTIVE\"")));

        assertThat(persons.read(LEAVER))
                .isInstanceOfSatisfying(
                        PersonReading.Found.class,
                        found -> assertThat(found.standing()).isEqualTo(Standing.ENTITLED));
    }

    @Test
    void a_person_without_a_time_of_change_has_none() {
        wire.server.on(USER, Reply.ok("{\"id\":\"00uleaver\",\"status\":\"ACTIVE\"}"));

        assertThat(persons.read(LEAVER))
                .isInstanceOfSatisfying(
                        PersonReading.Found.class,
                        found -> assertThat(found.standingSince()).isEmpty());
    }

    @Test
    void sends_the_api_token() {
        wire.server.on(USER, Reply.ok(user("ACTIVE", "null")));

        persons.read(LEAVER);

        assertThat(wire.server.onlyRequest(USER).header("authorization"))
                .isEqualTo("SSWS 00secret");
    }

    @Test
    void trusts_no_answer_about_somebody_else() {
        wire.server.on(USER, Reply.ok("{\"id\":\"00uother\",\"status\":\"DEPROVISIONED\"}"));

        assertThatThrownBy(() -> persons.read(LEAVER))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure -> assertThat(failure.code()).isEqualTo("answer-for-another-id"));
    }

    @Test
    void absent_is_who_okta_says_is_absent() {
        wire.server.on(
                USER,
                Reply.answer(
                        404, "{\"errorCode\":\"E0000007\",\"errorSummary\":\"Not found: x\"}"));

        assertThat(persons.read(LEAVER)).isEqualTo(new PersonReading.Absent(LEAVER));
    }

    @ParameterizedTest
    @CsvSource({
        "404, '<html>', http-404",
        "404, '{\"errorCode\":\"E0000048\"}', E0000048",
        "403, '{\"errorCode\":\"E0000006\"}', E0000006",
        "401, '{\"errorCode\":\"E0000011\"}', E0000011",
        "302, '', http-302"
    })
    void any_other_refusal_needs_a_human(int status, String body, String code) {
        wire.server.on(USER, Reply.answer(status, body));

        assertThatThrownBy(() -> persons.read(LEAVER))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining("/api/v1/users/{id}")
                .hasMessageNotContaining("00uleaver");
    }

    @Test
    void tries_once_more_with_fresh_credentials() {
        wire.server.on(
                USER,
                Reply.answer(401, "{\"errorCode\":\"E0000011\"}"),
                Reply.ok(user("ACTIVE", "null")));
        wire.secrets.onRefresh(Okta.SECRET, "{\"kind\":\"ssws\",\"token\":\"00rotated\"}");

        assertThat(persons.read(LEAVER)).isInstanceOf(PersonReading.Found.class);
        assertThat(wire.server.requests(USER).getLast().header("authorization"))
                .isEqualTo("SSWS 00rotated");
    }

    @ParameterizedTest
    @CsvSource({"600, 20, 20", "600, -600, 2", "600, 86400, 120", "0, 20, 2"})
    void waits_until_the_window_ends_within_reason(String limit, long resetsIn, long waits) {
        String reset = Long.toString(NOW.plusSeconds(resetsIn).getEpochSecond());
        wire.server.on(
                USER,
                Reply.answer(
                        429,
                        "{\"errorCode\":\"E0000047\"}",
                        "X-Rate-Limit-Limit",
                        limit,
                        "X-Rate-Limit-Reset",
                        reset));

        assertThatThrownBy(() -> persons.read(LEAVER))
                .isInstanceOfSatisfying(
                        PortFailure.RateLimited.class,
                        failure ->
                                assertThat(failure.notBefore()).isEqualTo(NOW.plusSeconds(waits)));
    }

    @Test
    void comes_back_soon_where_okta_says_no_time() {
        wire.server.on(USER, Reply.answer(429, "{}", "X-Rate-Limit-Reset", "soon"));

        assertThatThrownBy(() -> persons.read(LEAVER))
                .isInstanceOfSatisfying(
                        PortFailure.RateLimited.class,
                        failure -> assertThat(failure.notBefore()).isEqualTo(NOW.plusSeconds(2)));
    }

    @Test
    void an_okta_that_fails_is_unavailable() {
        wire.server.on(USER, Reply.answer(503, ""), Reply.ok("<html>"));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> persons.read(LEAVER))
                    .isInstanceOf(PortFailure.Unavailable.class);
        }
    }

    @Test
    void an_okta_that_says_nothing_is_unavailable() {
        wire.server.on(USER, new Reply.Silence());

        assertThatThrownBy(() -> wire.impatient().persons().read(LEAVER))
                .isInstanceOf(PortFailure.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"id\":\"00uleaver\"}",
                "{\"id\":\"00uleaver\",\"status\":null}",
                "{\"id\":\"00uleaver\",\"status\":\"ACTIVE\",\"statusChanged\":\"yesterday\"}"
            })
    void an_answer_without_a_status_is_none(String body) {
        wire.server.on(USER, Reply.ok(body));

        assertThatThrownBy(() -> persons.read(LEAVER)).isInstanceOf(PortFailure.NeedsHuman.class);
    }

    @Test
    void asks_nothing_about_persons_of_another_source() {
        PersonId elsewhere = new PersonId(new SourceId("entra"), "00uleaver");

        assertThat(persons.read(elsewhere)).isEqualTo(new PersonReading.OutOfReach(elsewhere));
        assertThat(wire.server.requests()).isEmpty();
    }

    private static String user(String status, String target) {
        return """
        {"id": "00uleaver", "status": "%s", "transitioningToStatus": %s,
         "statusChanged": "2026-11-01T11:59:00.000Z",
         "profile": {"login": "jane@acme.example"}}
        """
                .formatted(status, target);
    }
}
