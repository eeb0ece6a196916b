package dev.rollcall.local.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Caller;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.okta.OktaOrganisation;
import dev.rollcall.local.okta.OktaSimulator;
import dev.rollcall.local.time.VirtualTimeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Simulated Entra, beside Okta on one server: what it shows and refuses, and how it lies. */
class EntraSimulatorTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final String MEMBERS = "/graph/v1.0/groups/g1/members?%24top=2";

    private final VirtualTimeline timeline = new VirtualTimeline(NOON);
    private final OktaSimulator server =
            new OktaSimulator(new OktaOrganisation(timeline), timeline, 0, List.of());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Caller anybody = new Caller(http, server.uri(), "");
    private Caller caller = anybody;

    @BeforeEach
    void furnish() {
        control("applications", "{\"clientId\":\"app\",\"secret\":\"sesame\"}");
        control("groups/g1", "{\"name\":\"crowd\"}");
        for (int number = 1; number <= 6; number++) {
            control("people/u" + number, "{\"groups\":[\"g1\"]}");
        }
        caller = new Caller(http, server.uri(), "Bearer " + token());
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"app, wrong, ''", "other, sesame, ''", "app, sesame, /elsewhere"})
    void gives_no_token_to_a_stranger_or_for_something_else(
            String client, String secret, String scope) {
        Caller.Answer answer = sign(client, secret, scope);

        assertThat(answer.status()).isBetween(400, 401);
        assertThat(answer.body().path("error_codes").isEmpty()).isFalse();
    }

    @Test
    void answers_nobody_without_a_token_or_with_an_old_one() {
        assertThat(anybody.get("/graph/v1.0/users").status()).isEqualTo(401);

        timeline.advance(Duration.ofHours(1));
        assertThat(caller.get("/graph/v1.0/users").body().at("/error/code").asText())
                .isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void shows_whether_an_account_is_enabled_only_if_that_is_selected() {
        assertThat(caller.get("/graph/v1.0/users/u1").body().has("accountEnabled")).isFalse();
        assertThat(
                        caller.get("/graph/v1.0/users/u1?%24select=id,accountEnabled")
                                .body()
                                .path("accountEnabled")
                                .isBoolean())
                .isTrue();
    }

    @Test
    void a_deleted_user_is_in_the_deleted_items_alone_and_in_no_group() {
        control("people/u1", "{\"deleted\":true}");

        assertThat(all("/graph/v1.0/users")).doesNotContain("u1");
        assertThat(all(MEMBERS)).doesNotContain("u1");
        assertThat(caller.get("/graph/v1.0/users/u1").status()).isEqualTo(404);
        assertThat(all("/graph/v1.0/directory/deletedItems/microsoft.graph.user"))
                .containsExactly("u1");
        assertThat(caller.get("/graph/v1.0/directory/deletedItems/u1").body().path("@odata.type"))
                .hasToString("\"#microsoft.graph.user\"");

        control("people/u1", "{\"deleted\":false}");
        assertThat(all("/graph/v1.0/users")).contains("u1");
    }

    @Test
    void all_pages_of_a_list_have_all_of_it() {
        assertThat(all(MEMBERS)).containsExactly("u1", "u2", "u3", "u4", "u5", "u6");
    }

    @Test
    void a_group_is_a_member_of_its_parent_and_no_person() {
        control("groups/g2", "{\"name\":\"part\",\"parents\":[\"g1\"]}");

        assertThat(all(MEMBERS)).hasSize(7).endsWith("g2");
        assertThat(all("/graph/v1.0/groups/g2/memberOf")).containsExactly("g1");
        assertThat(all("/graph/v1.0/users/u1/memberOf")).containsExactly("g1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users?%24top=1000",
                "groups?%24top=101&%24expand=memberOf",
                "groups/g1/members/microsoft.graph.user/%24count",
                "contacts"
            })
    void refuses_what_graph_refuses(String asked) {
        assertThat(caller.get("/graph/v1.0/" + asked).status()).isEqualTo(400);
    }

    @Test
    void shows_no_more_than_twenty_parents_along_with_a_group() {
        List<String> parents = IntStream.rangeClosed(0, 20).mapToObj(i -> "p" + i).toList();
        parents.forEach(parent -> control("groups/" + parent, "{}"));
        ObjectNode wide = Json.object();
        wide.set("parents", Json.texts(parents));
        control("groups/wide", Json.write(wide));

        JsonNode rows = caller.get("/graph/v1.0/groups?%24expand=memberOf").body().path("value");

        assertThat(rows.findValues("memberOf"))
                .extracting(JsonNode::size)
                .contains(20)
                .doesNotContain(21);
        assertThat(all("/graph/v1.0/groups/wide/memberOf")).hasSize(21);
    }

    @ParameterizedTest
    @CsvSource({"SHOWN, 200, true", "REFUSED, 403, false", "EMPTY, 200, false"})
    void what_a_lacking_right_does_to_leave_dates_is_a_switch(
            String are, int status, boolean shown) {
        control("people/u1", "{\"leaves\":\"2026-11-01T12:00:00Z\"}");
        control("rights", "{\"leaveDates\":\"" + are + "\"}");

        Caller.Answer answer =
                caller.get("/graph/v1.0/users/u1?%24select=id,employeeLeaveDateTime");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("employeeLeaveDateTime").isTextual()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "missing-rows, u1 u3 u4 u5 u6",
        "ends-early, u1 u2",
        "no-rows, ''",
        "skipped-page, u1 u2 u5 u6",
        "shrunken-page, u1 u2 u3 u4 u5 u6"
    })
    void the_first_page_lies_on_demand(String fault, String shown) {
        lie(fault);

        assertThat(String.join(" ", all(MEMBERS))).isEqualTo(shown);
        assertThat(all(MEMBERS)).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "missing-rows, u3 u5 u6",
        "ends-early, u3 u4",
        "no-rows, ''",
        "skipped-page, u3 u4",
        "shrunken-page, u4 u5 u6"
    })
    void the_second_page_lies_on_demand(String fault, String shown) {
        Caller.Answer first = caller.get(MEMBERS);
        lie(fault);

        assertThat(String.join(" ", all(next(first)))).isEqualTo(shown);
    }

    @Test
    void a_stale_list_shows_what_it_showed_the_last_time() {
        assertThat(all("/graph/v1.0/users")).hasSize(6);
        control("people/u1", "{\"deleted\":true}");
        control("faults", "{\"fault\":\"stale\",\"call\":\"GET .*/users$\"}");

        assertThat(all("/graph/v1.0/users")).hasSize(6);
        assertThat(caller.get("/graph/v1.0/users/u1").status()).isEqualTo(404);
        assertThat(all("/graph/v1.0/users")).hasSize(5);
    }

    @Test
    void throttles_on_demand_and_says_when_to_come_back() {
        control("faults", "{\"fault\":\"rate-limit\",\"seconds\":7,\"call\":\"GET .*/users$\"}");

        Caller.Answer answer = caller.get("/graph/v1.0/users");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.retryAfter()).isEqualTo("7");
        assertThat(caller.get("/graph/v1.0/users").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "people/u1 | {\"leaves\":\"soon\"}",
                "applications | {\"clientId\":\"app\"}",
                "rights | {\"leaveDates\":\"HIDDEN\"}",
                "faults | {\"fault\":\"none\",\"call\":\"x\"}",
                "groups/g1 | not json"
            })
    void the_control_says_what_it_does_not_take(String path, String body) {
        assertThat(anybody.post("/_control/entra/" + path, body).status()).isEqualTo(400);
    }

    @Test
    void the_control_shows_everybody_and_okta_knows_none_of_them() {
        assertThat(anybody.get("/_control/entra/people").body().findValuesAsText("id"))
                .containsExactly("u1", "u2", "u3", "u4", "u5", "u6");
        assertThat(anybody.get("/_control/people").body()).isEmpty();
    }

    private void lie(String fault) {
        control("faults", "{\"fault\":\"" + fault + "\",\"call\":\"GET .*/groups/g1/members$\"}");
    }

    private void control(String path, String body) {
        assertThat(anybody.post("/_control/entra/" + path, body).status()).isEqualTo(200);
    }

    private String token() {
        return sign("app", "sesame", "").body().path("access_token").asText();
    }

    private Caller.Answer sign(String client, String secret, String elsewhere) {
        String scope = server.entra().graphUrl() + elsewhere + "/.default";
        return anybody.post(
                "/entra/acme.example/oauth2/v2.0/token",
                Json.write(
                        Json.object()
                                .put("grant_type", "client_credentials")
                                .put("client_id", client)
                                .put("client_secret", secret)
                                .put("scope", scope)));
    }

    private List<String> all(String path) {
        List<String> ids = new ArrayList<>();
        Caller.Answer page = caller.get(path);
        page.body().path("value").forEach(row -> ids.add(row.path("id").asText()));
        while (!next(page).isEmpty()) {
            page = caller.get(next(page));
            page.body().path("value").forEach(row -> ids.add(row.path("id").asText()));
        }
        return ids;
    }

    private static String next(Caller.Answer page) {
        return page.body().path("@odata.nextLink").asText();
    }
}
