package dev.rollcall.local.customidp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.http.Caller;
import dev.rollcall.local.okta.OktaOrganisation;
import dev.rollcall.local.okta.OktaSimulator;
import dev.rollcall.local.time.VirtualTimeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The simulated identity provider, beside Okta on one server: what it shows, and how it lies. */
class CustomIdpSimulatorTest {
    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-01T12:00:00Z"));
    private final OktaSimulator server =
            new OktaSimulator(new OktaOrganisation(timeline), timeline, 0, List.of());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Caller anybody = new Caller(http, server.uri(), "");
    private final Caller caller = new Caller(http, server.uri(), "Bearer local-scim-token");

    @BeforeEach
    void furnish() {
        for (int number = 1; number <= 5; number++) {
            control("people/u" + number, "{}");
        }
        control("groups/g1", "{\"name\":\"crowd\",\"people\":[\"u1\",\"u2\"],\"groups\":[\"g2\"]}");
        control("groups/g2", "{}");
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Test
    void knows_nobody_without_the_token() {
        assertThat(anybody.get("/scim/Users").status()).isEqualTo(401);
    }

    @Test
    void shows_pages_with_a_total() {
        JsonNode page = caller.get("/scim/Users?startIndex=4&count=3").body();

        assertThat(page.path("totalResults").asInt()).isEqualTo(5);
        assertThat(page.path("startIndex").asInt()).isEqualTo(4);
        assertThat(ids(page)).containsExactly("u4", "u5");
    }

    @Test
    void filters_by_who_left_since_and_by_members() {
        timeline.advance(Duration.ofHours(1));
        control("people/u3", "{\"active\":false}");

        assertThat(
                        ids(
                                caller.get(
                                                "/scim/Users?filter=active+eq+false+and+"
                                                        + "meta.lastModified+ge+"
                                                        + "%222026-11-01T13:00:00Z%22")
                                        .body()))
                .containsExactly("u3");
        assertThat(ids(caller.get("/scim/Groups?filter=members.value+eq+%22u1%22").body()))
                .containsExactly("g1");
        assertThat(ids(caller.get("/scim/Groups?filter=members.value+eq+%22g2%22").body()))
                .containsExactly("g1");
        assertThat(caller.get("/scim/Users?filter=title+pr").status()).isEqualTo(400);
    }

    @Test
    void who_is_removed_is_not_found_in_words_of_scim() {
        anybody.delete("/_control/scim/people/u1");

        Caller.Answer answer = caller.get("/scim/Users/u1");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("schemas").path(0).asText()).endsWith("messages:2.0:Error");
    }

    @Test
    void somebody_may_be_neither_active_nor_not() {
        control("people/u1", "{\"active\":null}");

        assertThat(caller.get("/scim/Users/u1").body().has("active")).isFalse();
    }

    @Test
    void may_ignore_filters_and_hide_members() {
        control("quirks", "{\"filters\":\"IGNORED\",\"showsMembers\":false}");

        assertThat(ids(caller.get("/scim/Groups?filter=members.value+eq+%22u9%22").body()))
                .containsExactly("g1", "g2");
        assertThat(caller.get("/scim/Groups/g1").body().has("members")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"fault\":\"ends-early\" | 2 | u1 u2",
                "\"fault\":\"missing-rows\",\"rows\":1 | 5 | u1",
                "\"fault\":\"shrunken-page\",\"rows\":1 | 5 | u2 u3",
                "\"fault\":\"no-rows\" | 0 | ''"
            })
    void lies_on_demand_and_says_nothing_of_it(String fault, int total, String shown) {
        control("faults", "{" + fault + ",\"call\":\"GET /scim/Users$\"}");

        JsonNode page = caller.get("/scim/Users?startIndex=1&count=2").body();

        assertThat(page.path("totalResults").asInt()).isEqualTo(total);
        assertThat(page.path("startIndex").asInt()).isEqualTo(1);
        assertThat(String.join(" ", ids(page))).isEqualTo(shown);
    }

    @Test
    void is_late_and_busy_on_demand() {
        caller.get("/scim/Users");
        control("people/u6", "{}");
        control("faults", "{\"fault\":\"stale\",\"call\":\"GET /scim/Users$\"}");

        assertThat(ids(caller.get("/scim/Users").body())).hasSize(5);

        control("faults", "{\"fault\":\"rate-limit\",\"seconds\":3,\"call\":\"GET /scim/Users$\"}");
        assertThat(caller.get("/scim/Users").retryAfter()).isEqualTo("3");
        assertThat(ids(caller.get("/scim/Users").body())).hasSize(6);
    }

    private void control(String path, String body) {
        assertThat(anybody.post("/_control/scim/" + path, body).status()).isEqualTo(200);
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("Resources").forEach(row -> ids.add(row.path("id").asText()));
        return ids;
    }
}
