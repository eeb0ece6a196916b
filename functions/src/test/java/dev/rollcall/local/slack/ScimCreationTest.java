package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.http.Caller;
import dev.rollcall.local.slack.audit.AuditQuery;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Locale;

/** How SCIM makes users, and whom it does not make. */
class ScimCreationTest {
    private final AcmeSlack acme = new AcmeSlack();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void a_user_is_made_with_a_profile_and_found_again() {
        Caller.Answer made =
                acme.caller.post(
                        "/scim/v2/Users",
                        """
                        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
                         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                         "urn:ietf:params:scim:schemas:extension:slack:profile:2.0:User"],
                         "userName":"New.Person","name":{"givenName":"New","familyName":"Person"},
                         "emails":[{"value":"second@acme.example"},
                                   {"value":"new@acme.example","primary":true}],
                         "title":"Engineer","externalId":"ours",
                         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                          {"department":"Eng","manager":{"managerId":"U00000008"}},
                         "urn:ietf:params:scim:schemas:extension:slack:profile:2.0:User":
                          {"startDate":"2026-04-10T00:00:00+0000"}}
                        """);

        assertThat(made.status()).isEqualTo(201);
        String id = made.body().path("id").asText();
        JsonNode user = acme.user(id);
        assertThat(user.path("userName").asText()).isEqualTo("new.person");
        assertThat(user.path("nickName").asText()).isEqualTo("new.person");
        assertThat(user.path("externalId").asText("absent")).isEmpty();
        assertThat(user.path("emails").get(0).path("value").asText()).isEqualTo("new@acme.example");
        assertThat(user.path("emails").get(1).path("value").asText())
                .isEqualTo("second@acme.example");
        assertThat(
                        user.at(
                                        "/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager")
                                .path("managerId")
                                .asText())
                .isEqualTo("U00000008");
        assertThat(user.path("meta").has("lastModified")).isFalse();
        assertThat(acme.organisation().audit().find(AuditQuery.of("user_created", id)))
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).isEqualTo("U0INSTALLER"));
    }

    @ParameterizedTest
    @CsvSource({
        "twenty.two.characters1, 400 username_too_long",
        "'', 400 username_empty",
        "'...', 400 invalid_name_specials",
        "slackbot, 400 username_not_allowed",
        "c0general, 400 username_taken",
        "rollcall, 400 username_taken",
    })
    void a_name_that_slack_cannot_take_is_refused(String name, String refusal) {
        assertThat(code(acme.create(name, "new@acme.example", ""))).isEqualTo(refusal);
    }

    @Test
    void letters_that_slack_does_not_know_become_underscores() {
        assertThat(
                        acme.create("Ren\u00e9 O'Hara", "r@acme.example", "")
                                .body()
                                .path("userName")
                                .asText())
                .isEqualTo("ren__o_hara");
    }

    @Test
    void an_address_stays_taken_when_its_owner_is_gone() {
        String taken = acme.account(AcmeSlack.ANA).email();
        acme.organisation().deactivate(AcmeSlack.ANA, "U0INSTALLER");

        assertThat(code(acme.create("new", taken.toUpperCase(Locale.ROOT), "")))
                .isEqualTo("400 email_taken");
    }

    @Test
    void a_user_needs_an_address_and_a_name_and_schemas() {
        String bare = "{\"schemas\":[\"x\"],\"userName\":\"new\"}";

        assertThat(code(acme.caller.post("/scim/v2/Users", bare))).isEqualTo("400 email_empty");
        assertThat(code(acme.create("new", "no-address", ""))).isEqualTo("400 email_invalid");
        assertThat(code(acme.caller.post("/scim/v2/Users", "{\"schemas\":[]}")))
                .isEqualTo("400 username_required");
        assertThat(code(acme.caller.post("/scim/v2/Users", "{\"userName\":\"new\"}")))
                .isEqualTo("400 missing_schema_element");
        assertThat(code(acme.caller.post("/scim/v2/Users", "no json")))
                .isEqualTo("400 invalid_request_payload");
    }

    @Test
    void a_guest_is_made_if_the_schema_is_named() {
        String guest =
                ",\"urn:ietf:params:scim:schemas:extension:slack:guest:2.0:User\":"
                        + "{\"type\":\"multi\",\"expiration\":\"2026-11-30T23:59:59Z\"}";

        assertThat(code(acme.create("guest", "g@else.example", guest)))
                .isEqualTo("400 missing_schema_element");
        Caller.Answer made =
                acme.caller.post(
                        "/scim/v2/Users",
                        "{\"schemas\":[\"urn:ietf:params:scim:schemas:extension:slack:guest:2.0:User\"],"
                            + "\"userName\":\"guestUser\",\"emails\":[{\"value\":\"g@else.example\"}]"
                                + guest
                                + "}");
        assertThat(made.body().path("userName").asText()).isEqualTo("guestuser");
        assertThat(acme.account(made.body().path("id").asText()).guest()).isTrue();
    }

    @Test
    void without_a_free_seat_the_answer_looks_like_a_failure() {
        acme.turn("offers", "seats", "8");

        assertThat(code(acme.create("new", "new@acme.example", "")))
                .isEqualTo("500 user_creation_failed");
        acme.turn("errors", "suffix", "true");
        assertThat(code(acme.create("new", "new@acme.example", "")))
                .isEqualTo("500 user_creation_failed (username=new)");
    }

    @Test
    void a_taken_name_may_get_a_number_instead() {
        acme.turn("taken", "usernameSuffixed", "true");

        assertThat(acme.create("rollcall", "new@acme.example", "").body().path("userName").asText())
                .isEqualTo("rollcall2");
    }
}
