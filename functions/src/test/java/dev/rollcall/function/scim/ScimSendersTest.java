package dev.rollcall.function.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.push.PushClients;
import dev.rollcall.function.scim.ScimDesk.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** Who may provision, and where it goes. */
class ScimSendersTest {
    private final ScimDesk desk = new ScimDesk();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer short",
                "Bearer wrong-token-of-more-than-32-characters",
                "Basic a-token-of-more-than-32-characters",
                "a-token-of-more-than-32-characters",
                "Bearer a-token-of-more-than-32-characters-and-more",
                "Bearer stray-token-of-more-than-32-characters"
            })
    void whoever_has_no_token_of_ours_is_told_nothing(String authorization) {
        desk.user("ada");

        Answer answer = desk.call("GET", "/Users", null, Map.of("authorization", authorization));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsKey("WWW-Authenticate");
        assertThat(answer.body().path("schemas").get(0).asText()).isEqualTo(ScimNames.ERROR);
        assertThat(answer.body().toString()).doesNotContain("ada");
    }

    @Test
    void each_client_has_a_source_of_its_own() {
        String ada = desk.user("ada");
        Map<String, String> other = Map.of("authorization", "bearer " + ScimDesk.OTHER_TOKEN);

        assertThat(desk.call("GET", "/Users", null, other).total()).isZero();
        assertThat(desk.call("GET", "/Users/" + ada, null, other).status()).isEqualTo(404);
        assertThat(desk.call("DELETE", "/Users/" + ada, null, other).status()).isEqualTo(404);
        assertThat(desk.call("POST", "/Users", "{\"userName\": \"ada\"}", other).status())
                .as("a name is had once in each")
                .isEqualTo(201);
        assertThat(desk.get("/Users").ids()).containsExactly(ada);
    }

    @Test
    void the_old_token_is_good_while_it_is_accepted_and_a_new_one_at_once() {
        String before = "{\"clients\":[{\"name\":\"a\",\"source\":\"push\",\"token\":\"%s\"}]}";
        String rotated = "rotated-token-of-more-than-32-characters";
        desk.secrets.with(
                PushClients.SECRET, before.formatted(rotated), before.formatted(ScimDesk.TOKEN));
        assertThat(desk.get("/Users").status()).isEqualTo(200);

        String again = "again-rotated-token-of-more-than-32-characters";
        desk.secrets.onRefresh(PushClients.SECRET, before.formatted(again));
        Map<String, String> shown = Map.of("authorization", "Bearer " + again);
        assertThat(desk.call("GET", "/Users", null, shown).status()).isEqualTo(200);
        assertThat(desk.get("/Users").status()).isEqualTo(401);
    }

    @Test
    void a_secret_that_is_not_as_documented_lets_nobody_in_and_says_so() {
        desk.secrets.with(PushClients.SECRET, "{\"clients\":[{\"name\":\"a\"}]}");

        Answer answer = desk.get("/Users");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsKey("Retry-After");
    }

    @Test
    void the_address_that_is_told_is_the_one_that_was_called_or_none() {
        String ada = desk.user("ada");

        assertThat(
                        desk.call(
                                        "GET",
                                        "/Users/" + ada,
                                        null,
                                        Map.of("host", "evil.example/\"><x>"))
                                .body()
                                .at("/meta/location")
                                .asText())
                .isEqualTo("/scim/v2/Users/" + ada);
    }
}
