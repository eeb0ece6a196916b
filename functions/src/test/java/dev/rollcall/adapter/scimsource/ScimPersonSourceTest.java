package dev.rollcall.adapter.scimsource;

import static dev.rollcall.adapter.scimsource.ScimOnWire.ANA;
import static dev.rollcall.adapter.scimsource.ScimOnWire.GROUP;
import static dev.rollcall.adapter.scimsource.ScimOnWire.NOW;
import static dev.rollcall.adapter.scimsource.ScimOnWire.SOURCE;
import static dev.rollcall.adapter.scimsource.ScimOnWire.USER;
import static dev.rollcall.adapter.scimsource.ScimOnWire.USERS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class ScimPersonSourceTest {
    private final ScimOnWire wire = new ScimOnWire();
    private final PersonSource persons = wire.scim.persons();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void tells_attributes_by_the_rfcs_names() {
        wire.server.on(
                USER,
                Reply.ok(
                        """
                        {"id":"ana-1","userName":"ana","active":true,"displayName":"Ana Diaz",
                         "name":{"givenName":"Ana"},"title":null,"password":"x",
                         "emails":[{"value":"a@home.example"},
                                   {"value":"ana@acme.example","primary":true}],
                         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                             {"department":"Sales","employeeNumber":"7",
                              "manager":{"value":"bo-2"}},
                         "urn:acme:params:2.0:User":{"endDate":"2027-01-31"}}
                        """));

        PersonReading.Found found = (PersonReading.Found) persons.read(ANA);

        assertThat(found.attributes())
                .isEqualTo(
                        Map.of(
                                "userName", "ana",
                                "displayName", "Ana Diaz",
                                "name.givenName", "Ana",
                                "email", "ana@acme.example",
                                "department", "Sales",
                                "employeeNumber", "7",
                                "manager", "bo-2",
                                "urn:acme:params:2.0:User:endDate", "2027-01-31"));
        assertThat(found.profile()).contains(new Profile("Ana Diaz", "ana@acme.example"));
    }

    @Test
    void who_is_not_found_is_absent_and_no_leaver() {
        wire.server.on(USER, Reply.answer(404, ScimOnWire.error(404, "")));

        assertThat(persons.read(ANA)).isEqualTo(new PersonReading.Absent(ANA));
    }

    @Test
    void trusts_no_answer_about_somebody_else() {
        wire.server.on(USER, Reply.ok("{\"id\":\"bo-2\",\"active\":false}"));

        refused("answer-for-another-id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | <html> | http-404",
                "404 | {} | http-404",
                "403 | {} | http-403",
                "302 | {} | http-302"
            })
    void any_other_refusal_needs_a_human(int status, String body, String code) {
        wire.server.on(USER, Reply.answer(status, body));

        refused(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"scimType\":\"invalidFilter\" | invalidFilter",
                "\"scimType\":\"ana@acme.example\" | http-400",
                "\"detail\":\"ana@acme.example\" | http-400"
            })
    void tells_the_word_for_an_error_and_nothing_of_people(String more, String code) {
        wire.server.on(USER, Reply.answer(400, ScimOnWire.error(400, "," + more)));

        refused(code);
    }

    @Test
    void a_redirect_is_not_followed() {
        wire.server.on(
                USER, Reply.answer(302, "", "Location", wire.server.uri("/else").toString()));

        refused("http-302");
        assertThat(wire.server.requests()).hasSize(1);
    }

    @Test
    void a_token_that_is_refused_is_read_afresh_once() {
        wire.secrets.onRefresh(ScimSource.SECRET, "{\"kind\":\"bearer\",\"token\":\"new\"}");
        wire.server.on(
                USER,
                Reply.answer(401, ScimOnWire.error(401, "")),
                Reply.ok("{\"id\":\"ana-1\",\"active\":true}"));

        assertThat(persons.read(ANA)).isInstanceOf(PersonReading.Found.class);
        assertThat(wire.server.requests(USER))
                .extracting(request -> request.header("authorization"))
                .containsExactly("Bearer sesame", "Bearer new");
    }

    @Test
    void a_token_that_stays_refused_needs_a_human() {
        wire.server.on(USER, Reply.answer(401, "{}"));

        refused("http-401");
        assertThat(wire.server.requests(USER)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sesame",
                "{\"kind\":\"basic\",\"token\":\"sesame\"}",
                "{\"kind\":\"bearer\",\"token\":\"ses\\name\"}"
            })
    void a_secret_that_is_none_is_not_quoted(String secret) {
        wire.secrets.with(ScimSource.SECRET, secret);

        refused("scim-secret-unreadable");
        assertThat(wire.server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "86400, 300", "soon, 10"})
    void comes_back_when_the_server_says_within_reason(String retryAfter, long waits) {
        wire.server.on(USER, Reply.answer(429, "{}", "Retry-After", retryAfter));

        assertThatThrownBy(() -> persons.read(ANA))
                .isInstanceOfSatisfying(
                        PortFailure.RateLimited.class,
                        busy -> assertThat(busy.notBefore()).isEqualTo(NOW.plusSeconds(waits)));
    }

    @ParameterizedTest
    @CsvSource({"500, ''", "503, ''", "200, <html>"})
    void a_server_that_fails_is_unavailable(int status, String body) {
        wire.server.on(USER, Reply.answer(status, body));

        assertThatThrownBy(() -> persons.read(ANA)).isInstanceOf(PortFailure.Unavailable.class);
    }

    @Test
    void an_answer_beyond_all_measure_is_not_read() {
        String long11Megabytes = "x".repeat(11 * 1024 * 1024);
        wire.server.on(USER, Reply.ok("{\"id\":\"ana-1\",\"title\":\"" + long11Megabytes + "\"}"));

        assertThatThrownBy(() -> persons.read(ANA)).isInstanceOf(PortFailure.Unavailable.class);
    }

    @Test
    void an_active_that_is_text_is_not_understood() {
        wire.server.on(USER, Reply.ok("{\"id\":\"ana-1\",\"active\":\"False\"}"));

        refused("unexpected-answer");
    }

    @Test
    void a_list_without_a_total_is_not_understood() {
        wire.server.on(USERS, Reply.ok("{\"Resources\":[]}"));

        assertThatThrownBy(() -> wire.scim.directory().people(CursorPoint.START))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure -> assertThat(failure.code()).isEqualTo("unexpected-answer"));
    }

    /** A group that passed for a person would hide everybody in it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\":\"User\" | 1 | false",
                "\"type\":\"Group\" | 0 | false",
                "\"$ref\":\"https://idp.example/scim/v2/Users/p1\" | 1 | false",
                "\"$ref\":\"../Groups/p1\" | 0 | false",
                "\"display\":\"somebody\" | 0 | true",
                "\"type\":\"Robot\" | 0 | true"
            })
    void a_member_says_what_it_is(String more, int people, boolean doubt) {
        wire.server.on(
                GROUP, Reply.ok("{\"id\":\"g1\",\"members\":[{\"value\":\"p1\"," + more + "}]}"));

        var listed = wire.scim.directory().members(new GroupId(SOURCE, "g1"), CursorPoint.START);

        assertThat(listed.items()).hasSize(people);
        assertThat(((CursorListing.Ended) listed.listing()).doubts())
                .isEqualTo(doubt ? Set.of(Doubt.UNREADABLE_ITEM) : Set.of());
    }

    @Test
    void asks_nothing_about_persons_of_another_source() {
        PersonId elsewhere = new PersonId(new SourceId("okta"), "ana-1");

        assertThat(persons.read(elsewhere)).isEqualTo(new PersonReading.OutOfReach(elsewhere));
        assertThat(wire.scim.personRecords().read(elsewhere)).isEqualTo(Optional.empty());
        assertThat(wire.server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://idp.example/scim",
                "ftp://idp.example",
                "/scim",
                "https://a.example?x=1"
            })
    void a_token_is_sent_to_no_such_address(String address) {
        assertThatThrownBy(() -> new ScimSourceSettings(SOURCE, URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void refused(String code) {
        assertThatThrownBy(() -> persons.read(ANA))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageNotContaining("ana")
                .hasMessageNotContaining("sesame");
    }
}
