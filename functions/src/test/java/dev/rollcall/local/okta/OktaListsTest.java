package dev.rollcall.local.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.http.Caller;
import dev.rollcall.local.time.VirtualTimeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Simulated Okta's lists: their pages, what they refuse, and how they lie on demand. */
class OktaListsTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final String MEMBERS = "/okta/api/v1/groups/00g1/users?limit=2";

    private final OktaOrganisation organisation = new OktaOrganisation(new VirtualTimeline(NOON));
    private final OktaSimulator okta =
            new OktaSimulator(organisation, new VirtualTimeline(NOON), 0, List.of());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Caller caller = new Caller(http, okta.uri(), "SSWS good");

    @BeforeEach
    void furnish() {
        okta.tokens().allowApiToken("good");
        organisation.add(new OktaGroup("00g1", "crowd"));
        for (int number = 1; number <= 6; number++) {
            organisation.add(
                    new OktaPerson(
                            "00u" + number,
                            "p" + number + "@acme.example",
                            "P",
                            "Q",
                            number == 6 ? "DEPROVISIONED" : "ACTIVE",
                            NOON,
                            NOON,
                            List.of("00g1"),
                            ""));
        }
    }

    @AfterEach
    void stop() {
        http.close();
        okta.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MEMBERS,
                "/okta/api/v1/groups/00geveryone/users?limit=4",
                "/okta/api/v1/users?limit=1&filter=lastUpdated%20ge%20%221970-01-01T00:00:00.000Z%22"
            })
    void all_pages_of_a_list_have_all_of_it(String list) {
        assertThat(all(list)).containsExactly("00u1", "00u2", "00u3", "00u4", "00u5", "00u6");
    }

    @Test
    void a_link_to_the_next_page_keeps_the_filter() {
        assertThat(
                        all(
                                "/okta/api/v1/users?limit=1&filter="
                                        + "id%20eq%20%2200u6%22%20or%20id%20eq%20%2200u2%22"))
                .containsExactly("00u2", "00u6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter=status%20lt%20%22STAGED%22",
                "filter=profile.department%20eq%20%22Sales%22",
                "search=status%20eq%20%22ACTIVE%22",
                "q=p1"
            })
    void a_question_that_it_does_not_understand_is_refused(String query) {
        Caller.Answer answer = caller.get("/okta/api/v1/users?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errorCode").asText()).isEqualTo("E0000031");
    }

    @Test
    void nobody_is_in_a_group_that_there_is_not() {
        Caller.Answer answer = caller.get("/okta/api/v1/groups/00gone/users");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("errorCode").asText()).isEqualTo("E0000007");
    }

    @ParameterizedTest
    @CsvSource({"SHOWN, 6, 6", "COUNTED, 5, 6", "HIDDEN, 5, 5"})
    void what_becomes_of_leavers_in_groups_is_a_switch(String leavers, int shown, int counted) {
        caller.post("/_control/groups", "{\"leavers\":\"" + leavers + "\"}");

        assertThat(all(MEMBERS)).hasSize(shown);
        assertThat(
                        caller.get("/okta/api/v1/groups?expand=stats")
                                .body()
                                .at("/1/_embedded/stats/usersCount")
                                .asInt())
                .isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({
        "missing-rows, 00u1 00u3 00u4 00u5 00u6",
        "ends-early, 00u1 00u2",
        "no-rows, ''",
        "skipped-page, 00u1 00u2 00u5 00u6",
        "shrunken-page, 00u1 00u2 00u3 00u4 00u5 00u6"
    })
    void the_first_page_lies_on_demand(String fault, String shown) {
        lie(fault);

        assertThat(String.join(" ", all(MEMBERS))).isEqualTo(shown);
        assertThat(all(MEMBERS)).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "missing-rows, 00u3",
        "ends-early, 00u3 00u4",
        "no-rows, ''",
        "skipped-page, 00u3 00u4",
        "shrunken-page, 00u4 00u5 00u6"
    })
    void the_second_page_lies_on_demand(String fault, String shown) {
        Caller.Answer first = caller.get("/okta/api/v1/groups/00g1/users?limit=2");
        lie(fault);

        List<String> rest = all(next(first));

        assertThat(String.join(" ", fault.equals("missing-rows") ? rest.subList(0, 1) : rest))
                .isEqualTo(shown);
    }

    @Test
    void a_stale_list_shows_what_it_showed_the_last_time() {
        assertThat(all(MEMBERS)).hasSize(6);
        caller.post("/_control/people/00u1", "{\"status\":\"SUSPENDED\",\"hook\":false}");
        caller.post("/_control/people/00u2", "{\"groups\":[],\"hook\":false}");
        lie("stale");

        Caller.Answer late = caller.get(MEMBERS);

        assertThat(late.body().findValuesAsText("status")).containsExactly("ACTIVE", "ACTIVE");
        assertThat(caller.get("/okta/api/v1/users/00u1").body().path("status").asText())
                .isEqualTo("SUSPENDED");
        assertThat(all(MEMBERS)).containsExactly("00u1", "00u3", "00u4", "00u5", "00u6");
    }

    private void lie(String fault) {
        String body = "{\"fault\":\"" + fault + "\",\"call\":\"GET .*/groups/00g1/users\"}";
        assertThat(caller.post("/_control/faults", body).status()).isEqualTo(200);
    }

    private List<String> all(String path) {
        List<String> ids = new ArrayList<>();
        Caller.Answer page = caller.get(path);
        page.body().forEach(row -> ids.add(row.path("id").asText()));
        while (!page.link().isEmpty()) {
            page = caller.get(next(page));
            page.body().forEach(row -> ids.add(row.path("id").asText()));
        }
        return ids;
    }

    private static String next(Caller.Answer page) {
        return page.link().substring(1, page.link().indexOf('>'));
    }
}
