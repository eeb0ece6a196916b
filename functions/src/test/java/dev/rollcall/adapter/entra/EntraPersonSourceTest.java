package dev.rollcall.adapter.entra;

import static dev.rollcall.adapter.entra.EntraOnWire.ANA;
import static dev.rollcall.adapter.entra.EntraOnWire.DELETED_ITEM;
import static dev.rollcall.adapter.entra.EntraOnWire.NOT_FOUND;
import static dev.rollcall.adapter.entra.EntraOnWire.NOW;
import static dev.rollcall.adapter.entra.EntraOnWire.USER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Profile;
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

class EntraPersonSourceTest {
    private final EntraOnWire wire = new EntraOnWire();
    private final PersonSource persons = wire.entra.persons();

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"accountEnabled\":true | ENTITLED | enabled",
                "\"accountEnabled\":false | SUSPENDED | disabled",
                "\"accountEnabled\":null | UNKNOWN | account-enabled-absent",
                "\"userType\":\"Member\" | UNKNOWN | account-enabled-absent",
                "\"accountEnabled\":true,\"employeeLeaveDateTime\":null | ENTITLED | enabled",
                "\"accountEnabled\":true,\"employeeLeaveDateTime\":\"2026-11-01T12:00:01Z\""
                        + " | ENTITLED | enabled",
                "\"accountEnabled\":true,\"employeeLeaveDateTime\":\"0001-01-01T00:00:00Z\""
                        + " | UNKNOWN | leave-date-is-none",
                "\"accountEnabled\":false,\"employeeLeaveDateTime\":\"1999-12-31T23:59:59Z\""
                        + " | UNKNOWN | leave-date-is-none"
            })
    void an_account_is_what_it_says_and_nothing_if_it_does_not(
            String fields, Standing standing, String status) {
        wire.server.on(USER, Reply.ok("{\"id\":\"ana-1\"," + fields + "}"));

        PersonReading.Found found = found();

        assertThat(found.standing()).isEqualTo(standing);
        assertThat(found.status()).isEqualTo(status);
        assertThat(found.standingSince()).isEmpty();
    }

    @Test
    void a_leave_date_that_has_come_makes_a_leaver_since_then() {
        wire.server.on(
                USER,
                Reply.ok(
                        "{\"id\":\"ana-1\",\"accountEnabled\":true,"
                                + "\"employeeLeaveDateTime\":\"2026-11-01T12:00:00Z\"}"));

        assertThat(found().standing()).isEqualTo(Standing.LEAVER);
        assertThat(found().standingSince()).contains(NOW);
    }

    @Test
    void who_is_among_the_deleted_items_is_a_leaver_since_then() {
        wire.server.on(USER, Reply.answer(404, NOT_FOUND));
        wire.server.on(
                DELETED_ITEM,
                Reply.ok(
                        "{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"ana-1\","
                                + "\"deletedDateTime\":\"2026-10-30T08:15:00Z\"}"));

        assertThat(found().standing()).isEqualTo(Standing.LEAVER);
        assertThat(found().standingSince()).contains(Instant.parse("2026-10-30T08:15:00Z"));
    }

    @Test
    void who_is_in_neither_list_is_absent_and_no_leaver() {
        wire.server.on(USER, Reply.answer(404, NOT_FOUND));
        wire.server.on(DELETED_ITEM, Reply.answer(404, NOT_FOUND));

        assertThat(persons.read(ANA)).isEqualTo(new PersonReading.Absent(ANA));
    }

    @Test
    void a_deleted_item_that_is_no_user_needs_a_human() {
        wire.server.on(USER, Reply.answer(404, NOT_FOUND));
        wire.server.on(
                DELETED_ITEM,
                Reply.ok("{\"@odata.type\":\"#microsoft.graph.group\",\"id\":\"ana-1\"}"));

        assertThatThrownBy(() -> persons.read(ANA))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure -> assertThat(failure.code()).isEqualTo("not-a-user"));
    }

    @Test
    void trusts_no_answer_about_somebody_else() {
        wire.server.on(USER, Reply.ok("{\"id\":\"bo-2\",\"accountEnabled\":false}"));

        assertThatThrownBy(() -> persons.read(ANA))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure -> assertThat(failure.code()).isEqualTo("answer-for-another-id"));
    }

    @Test
    void tells_attributes_by_graphs_names() {
        wire.server.on(
                USER,
                Reply.ok(
                        "{\"@odata.context\":\"c\",\"id\":\"ana-1\",\"accountEnabled\":true,"
                                + "\"displayName\":\"Ana Diaz\",\"mail\":\"ana@acme.example\","
                                + "\"department\":\"Sales\",\"jobTitle\":null}"));

        assertThat(found().attributes())
                .isEqualTo(
                        Map.of(
                                "displayName", "Ana Diaz",
                                "mail", "ana@acme.example",
                                "department", "Sales"));
        assertThat(found().profile()).contains(new Profile("Ana Diaz", "ana@acme.example"));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void asks_whether_the_account_is_enabled_and_for_a_leave_date_if_settled(
            boolean leaveDates, boolean asked) {
        wire.server.on(USER, Reply.ok("{\"id\":\"ana-1\",\"accountEnabled\":true}"));

        wire.entra(leaveDates).persons().read(ANA);

        String query = wire.server.onlyRequest(USER).query();
        assertThat(query).contains("accountEnabled");
        assertThat(query.contains("employeeLeaveDateTime")).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | <html> | http-404",
                "404 | {\"error\":{\"code\":\"ResourceNotFound\"}} | ResourceNotFound",
                "403 | {\"error\":{\"code\":\"Authorization_RequestDenied\","
                        + "\"message\":\"ana@acme.example\"}} | Authorization_RequestDenied",
                "403 | {\"error\":{\"code\":\"ana@acme.example\"}} | http-403",
                "302 | {} | http-302"
            })
    void any_other_refusal_needs_a_human_and_says_nothing_of_people(
            int status, String body, String code) {
        wire.server.on(USER, Reply.answer(status, body));

        assertThatThrownBy(() -> persons.read(ANA))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining("/v1.0/users/{id}")
                .hasMessageNotContaining("ana");
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "86400, 300", "soon, 10"})
    void comes_back_when_graph_says_within_reason(String retryAfter, long waits) {
        wire.server.on(USER, Reply.answer(429, "{}", "Retry-After", retryAfter));

        assertThatThrownBy(() -> persons.read(ANA))
                .isInstanceOfSatisfying(
                        PortFailure.RateLimited.class,
                        busy -> assertThat(busy.notBefore()).isEqualTo(NOW.plusSeconds(waits)));
    }

    @ParameterizedTest
    @CsvSource({"503, ''", "504, ''", "500, ''", "200, <html>"})
    void a_graph_that_fails_is_unavailable(int status, String body) {
        wire.server.on(USER, Reply.answer(status, body));

        assertThatThrownBy(() -> persons.read(ANA)).isInstanceOf(PortFailure.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"accountEnabled\":true}",
                "{\"id\":\"ana-1\",\"accountEnabled\":\"false\"}",
                "{\"id\":\"ana-1\",\"accountEnabled\":true,\"employeeLeaveDateTime\":\"soon\"}"
            })
    void an_answer_that_is_not_what_was_agreed_needs_a_human(String body) {
        wire.server.on(USER, Reply.ok(body));

        assertThatThrownBy(() -> persons.read(ANA)).isInstanceOf(PortFailure.NeedsHuman.class);
    }

    @Test
    void asks_nothing_about_persons_of_another_source() {
        PersonId elsewhere = new PersonId(new SourceId("okta"), "ana-1");

        assertThat(persons.read(elsewhere)).isEqualTo(new PersonReading.OutOfReach(elsewhere));
        assertThat(wire.entra.personRecords().read(elsewhere)).isEqualTo(Optional.empty());
        assertThat(wire.server.requests()).isEmpty();
    }

    private PersonReading.Found found() {
        return (PersonReading.Found) persons.read(ANA);
    }
}
