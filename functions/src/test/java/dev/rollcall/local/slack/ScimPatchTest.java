package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;
import static dev.rollcall.local.slack.AcmeSlack.BO;
import static dev.rollcall.local.slack.AcmeSlack.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.http.Caller;
import dev.rollcall.local.slack.audit.AuditQuery;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/** What a PATCH does to a user, path by path as documented. */
class ScimPatchTest {
    private static final String ENTERPRISE =
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String GUEST =
            "urn:ietf:params:scim:schemas:extension:slack:guest:2.0:User";
    private static final String PROFILE =
            "urn:ietf:params:scim:schemas:extension:slack:profile:2.0:User";

    private final AcmeSlack acme = new AcmeSlack(SlackOptions.DOCUMENTED.withoutLimits());

    @AfterEach
    void close() {
        acme.close();
    }

    @ParameterizedTest
    @CsvSource({
        "title, /title",
        "timezone, /timezone",
        "displayName, /displayName",
        "name.givenName, /name/givenName",
        "name.honorificPrefix, /name/honorificPrefix",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department,"
                + " /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.costCenter,"
                + " /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/costCenter",
    })
    void a_text_is_replaced_where_the_path_says(String path, String shown) {
        Caller.Answer answer = patch("replace", path, "\"Something\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at(shown).asText()).isEqualTo("Something");
    }

    @Test
    void the_manager_is_named_by_id_address_or_name_and_removed_by_the_dotted_path() {
        String manager = "/" + ENTERPRISE + "/manager/managerId";
        String address = acme.account(BO).email();

        patch("replace", ENTERPRISE + ":manager", "{\"managerId\":\"" + address + "\"}");
        assertThat(acme.user(ANA).at(manager).asText()).isEqualTo(BO);
        patch("remove", ENTERPRISE + ".manager.managerId", "");
        assertThat(acme.user(ANA).at(manager).isNull()).isTrue();
        assertThat(code(patch("replace", ENTERPRISE, "{\"manager\":{\"value\":\"U1\"}}")))
                .isEqualTo("400 improper_enterprise_schema_format");
    }

    @Test
    void the_primary_address_can_be_replaced_and_not_removed() {
        patch("add", "emails", "[{\"value\":\"two@acme.example\"}]");
        patch("replace", "emails[primary eq true]", "\"one@acme.example\"");
        assertThat(addresses()).isEqualTo("one@acme.example two@acme.example ");

        assertThat(code(patch("remove", "emails[value eq \"one@acme.example\"]", "")))
                .isEqualTo("400 missing_primary_email");
        patch("remove", "emails", "");
        assertThat(addresses()).isEqualTo("one@acme.example ");
    }

    @Test
    void mobile_means_the_primary_phone_in_a_request_and_the_mobile_one_in_an_answer() {
        patch(
                "add",
                "phoneNumbers",
                "[{\"value\":\"111\",\"type\":\"mobile\"},{\"value\":\"222\",\"type\":\"work\"}]");

        JsonNode phones = acme.user(ANA).path("phoneNumbers");
        assertThat(phones.get(0).path("type").asText()).isEqualTo("mobile");
        assertThat(phones.get(0).path("value").asText()).isEqualTo("222");
        assertThat(phones.get(1).path("value").asText()).isEqualTo("111");

        patch("replace", "phoneNumbers[value eq \"222\"].value", "\"333\"");
        assertThat(acme.user(ANA).path("phoneNumbers").get(0).path("value").asText())
                .isEqualTo("333");
    }

    @Test
    void the_start_date_is_set_by_a_body_that_is_no_operation() {
        String body =
                "{\"schemas\":[\""
                        + PROFILE
                        + "\"],\""
                        + PROFILE
                        + "\":{\"startDate\":\"2026-04-10T00:00:00+0000\"}}";
        String shown = "/" + PROFILE + "/startDate";

        assertThat(code(patch("replace", PROFILE + ":startDate", "\"2026-05-01T00:00:00Z\"")))
                .isEqualTo("400 invalid_attribute_format");
        assertThat(acme.caller.patch("/scim/v2/Users/" + ANA, body).body().at(shown).asText())
                .isEqualTo("2026-04-10T00:00:00+0000");
        acme.turn("patch", "startDateByOperation", "true");
        assertThat(
                        patch("replace", PROFILE + ":startDate", "\"2026-05-01T00:00:00Z\"")
                                .body()
                                .at(shown)
                                .asText())
                .isEqualTo("2026-05-01T00:00:00Z");
    }

    @Test
    void a_member_becomes_a_guest_and_a_member_again_and_either_brings_a_leaver_back() {
        patch("add", GUEST, "{\"type\":\"multi\"}");
        assertThat(acme.account(ANA).guest()).isTrue();

        patch("replace", "active", "false");
        patch("remove", GUEST, "");

        assertThat(acme.account(ANA).guest()).isFalse();
        assertThat(acme.account(ANA).deactivatedFrom()).isEmpty();
        assertThat(acme.slack.forbidden())
                .containsExactly("guest conversion of a deactivated account");
        assertThat(acme.organisation().audit().find(AuditQuery.of("user_reactivated", ANA)))
                .hasSize(1);
    }

    @Test
    void owners_and_admins_cannot_become_guests_nor_be_changed_by_lesser_ones() {
        acme.organisation().allowToken("admins", "U00000004");
        Caller admin = new Caller(acme.caller.client(), acme.slack.uri(), "Bearer admins");

        assertThat(code(acme.patch("/Users/U00000004", "add", GUEST, "{\"type\":\"multi\"}")))
                .isEqualTo("403 cannot_make_user_guest");
        assertThat(
                        code(
                                admin.patch(
                                        "/scim/v2/Users/U00000002",
                                        "{\"Operations\":[{\"op\":\"replace\",\"path\":\"title\","
                                                + "\"value\":\"x\"}]}")))
                .isEqualTo("403 cannot_modify_owner");
    }

    @Test
    void a_token_dies_with_its_installer() {
        acme.organisation().deactivate("U0INSTALLER", "U00000001");

        Caller.Answer answer = acme.caller.get("/scim/v2/Users/" + ANA);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().path("Errors").path("code").asInt()).isEqualTo(401);
        assertThat(answer.body().path("Errors").path("description").asText())
                .isEqualTo("invalid_authentication");
    }

    @Test
    void nothing_of_a_request_is_done_if_one_operation_is_refused() {
        String before = acme.account(ANA).userName();

        assertThat(
                        code(
                                acme.caller.patch(
                                        "/scim/v2/Users/" + ANA,
                                        "{\"Operations\":[{\"op\":\"replace\",\"path\":\"userName\","
                                            + "\"value\":\"new\"},{\"op\":\"replace\","
                                            + "\"path\":\"shoeSize\",\"value\":1}]}")))
                .isEqualTo("400 invalid_attribute_format");
        assertThat(acme.account(ANA).userName()).isEqualTo(before);
        assertThat(code(patch("replace", "password", "\"x\"")))
                .isEqualTo("400 password_change_not_allowed");
    }

    @Test
    void deleting_deactivates_and_may_be_repeated() {
        for (int time = 0; time < 3; time++) {
            assertThat(delete("/Users/" + ANA)).isEqualTo(204);
        }
        assertThat(acme.user(ANA).path("active").asBoolean()).isTrue();
        acme.timeline.advance(Duration.ofSeconds(1));
        assertThat(acme.user(ANA).path("active").asBoolean()).isFalse();
        assertThat(acme.organisation().audit().find(AuditQuery.of("user_deactivated", ANA)))
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).isEqualTo("U0INSTALLER"));
    }

    @Test
    void a_put_blanks_what_it_does_not_name() {
        patch("replace", "title", "\"Engineer\"");

        acme.caller.put("/scim/v2/Users/" + ANA, "{\"userName\":\"ana\",\"active\":true}");

        assertThat(acme.user(ANA).path("title").asText()).isEmpty();
        assertThat(acme.user(ANA).path("userName").asText()).isEqualTo("ana");
        assertThat(acme.user(ANA).path("active").asBoolean()).isTrue();
        assertThat(code(acme.caller.put("/scim/v2/Users/" + ANA, "{\"active\":true}")))
                .isEqualTo("400 username_empty");
    }

    private int delete(String path) {
        return acme.caller.delete("/scim/v2" + path).status();
    }

    private String addresses() {
        StringBuilder all = new StringBuilder();
        acme.user(ANA)
                .path("emails")
                .forEach(e -> all.append(e.path("value").asText()).append(' '));
        return all.toString();
    }

    private Caller.Answer patch(String op, String path, String value) {
        return acme.patch("/Users/" + ANA, op, path, value);
    }
}
