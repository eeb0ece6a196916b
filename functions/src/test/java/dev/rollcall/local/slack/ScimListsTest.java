package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;
import static dev.rollcall.local.slack.AcmeSlack.code;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.http.Caller;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URLEncoder;
import java.time.Duration;

/** Lists of SCIM: pages, filters, and what is open about them. */
class ScimListsTest {
    private final AcmeSlack acme = new AcmeSlack();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void a_page_has_ten_users_and_a_thousand_at_most() {
        JsonNode usual = users("");
        JsonNode all = users("?count=5000");

        assertThat(usual.path("Resources")).hasSize(10);
        assertThat(usual.path("totalResults").asInt()).isEqualTo(62);
        assertThat(all.path("Resources")).hasSize(62);
        assertThat(users("?startIndex=61&count=10").path("Resources")).hasSize(2);
        assertThat(users("?startIndex=100").path("Resources")).isEmpty();
        assertThat(acme.caller.get("/scim/v2/Groups?count=2").body().path("Resources")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "id eq \"U00000008\", 1",
        "userName eq \"ROLLCALL\", 1",
        "email eq \"rollcall@acme.example\", 1",
        "emails eq \"rollcall@acme.example\", 1",
        "emails.value EQ \"rollcall@acme.example\", 1",
        "userName sw \"roll\" and id eq \"U00000008\", 0",
        "userName sw \"roll\" or (id eq \"U00000008\"), 2",
        "userName pr, 62",
        "id eq 'U00000008', 1",
    })
    void a_filter_finds_whom_it_names(String filter, int hits) {
        assertThat(filtered(filter).body().path("totalResults").asInt()).isEqualTo(hits);
    }

    @ParameterizedTest
    @CsvSource({
        "userName eq, 400 incomplete_filter",
        "(userName pr, 400 invalid_filter_group",
        "userName pr), 400 invalid_filter_group",
        "shoeSize eq \"44\", 400 invalid_query",
        "active eq \"true\", 400 invalid_query",
        "userName ne \"ana\", 400 invalid_query",
        "'', 400 no_filters",
    })
    void a_filter_that_slack_does_not_know_is_refused(String filter, String refusal) {
        assertThat(code(filtered(filter))).isEqualTo(refusal);
    }

    @Test
    void which_filters_there_are_is_a_switch() {
        acme.turn("lists", "filters", "\"ALL\"");
        assertThat(filtered("active eq true").body().path("totalResults").asInt()).isEqualTo(62);
        acme.turn("lists", "filters", "\"NONE\"");
        assertThat(filtered("shoeSize").body().path("totalResults").asInt()).isEqualTo(62);
    }

    @Test
    void whether_leavers_and_bots_are_listed_is_a_switch() {
        acme.organisation().deactivate(ANA, "U0INSTALLER");
        acme.timeline.advance(Duration.ofSeconds(1));
        assertThat(users("").path("totalResults").asInt()).isEqualTo(62);

        acme.turn("lists", "deactivatedShown", "false");
        assertThat(users("").path("totalResults").asInt()).isEqualTo(61);
        acme.turn("lists", "botsShown", "false");
        assertThat(users("").path("totalResults").asInt()).isEqualTo(60);
    }

    @Test
    void what_a_count_of_zero_and_a_start_past_the_end_mean_are_switches() {
        assertThat(users("?count=0").path("Resources")).isEmpty();

        acme.turn("lists", "noneMeansDefault", "true");
        acme.turn("lists", "pastEndRefused", "true");

        assertThat(users("?count=0").path("Resources")).hasSize(10);
        assertThat(code(acme.caller.get("/scim/v2/Users?startIndex=63")))
                .isEqualTo("400 invalid_query");
    }

    @Test
    void unset_custom_fields_are_null_where_the_organisation_has_them() {
        JsonNode shown = acme.user(ANA);
        assertThat(shown.path("phoneNumbers").get(0).path("value").isNull()).isTrue();
        assertThat(shown.path("roles").get(0).path("value").isNull()).isTrue();

        acme.turn("lists", "nullsShown", "false");

        assertThat(acme.user(ANA).has("phoneNumbers")).isFalse();
        assertThat(acme.user(ANA).path("schemas")).hasSize(1);
    }

    @Test
    void what_scim_says_of_itself_needs_no_token_and_denies_its_filters() {
        Caller stranger = new Caller(acme.caller.client(), acme.slack.uri(), "");

        for (String name : new String[] {"ServiceProviderConfig", "ServiceProviderConfigs"}) {
            Caller.Answer config = stranger.get("/scim/v2/" + name);
            assertThat(config.status()).isEqualTo(200);
            assertThat(config.body().at("/filter/supported").asBoolean(true)).isFalse();
            assertThat(config.body().at("/patch/supported").asBoolean()).isTrue();
        }
        assertThat(stranger.get("/scim/v2/Users").body().at("/Errors/description").asText())
                .isEqualTo("missing_authentication");
    }

    @Test
    void refusals_come_in_either_shape() {
        assertThat(code(acme.caller.get("/scim/v2/Users/U0NOBODY"))).isEqualTo("404 no_such_user");
        assertThat(acme.caller.get("/scim/v2/Users/U0NOBODY").body().path("status").isInt())
                .isTrue();

        acme.turn("errors", "statusAsText", "true");
        assertThat(acme.caller.get("/scim/v2/Users/U0NOBODY").body().path("status").isTextual())
                .isTrue();
        acme.turn("errors", "oldShape", "true");
        acme.turn("errors", "statuses", "{\"no_such_user\":400}");
        JsonNode old = acme.caller.get("/scim/v2/Users/U0NOBODY").body().path("Errors");
        assertThat(old.path("description").asText()).isEqualTo("no_such_user");
        assertThat(old.path("code").asInt()).isEqualTo(400);
    }

    @Test
    void a_path_or_a_method_that_there_is_not_is_refused() {
        assertThat(code(acme.caller.get("/scim/v2/Bulk"))).isEqualTo("404 bad_endpoint");
        assertThat(code(acme.caller.delete("/scim/v2/Users"))).isEqualTo("405 method_not_allowed");
    }

    private JsonNode users(String query) {
        return acme.caller.get("/scim/v2/Users" + query).body();
    }

    private Caller.Answer filtered(String filter) {
        return acme.caller.get("/scim/v2/Users?filter=" + URLEncoder.encode(filter, UTF_8));
    }
}
