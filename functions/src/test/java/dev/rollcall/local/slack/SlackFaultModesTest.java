package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;
import static dev.rollcall.local.slack.AcmeSlack.BO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.http.Caller;
import dev.rollcall.local.slack.audit.AuditQuery;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.StreamSupport;

/** Faults that are asked for on the control API, and what they do. */
class SlackFaultModesTest {
    private final AcmeSlack acme = new AcmeSlack();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void a_fault_strikes_only_the_call_and_subject_it_is_for_and_only_so_often() {
        acme.fault(
                "{\"fault\":\"server-error\",\"status\":503,\"call\":\"PATCH\",\"subject\":\""
                        + ANA
                        + "\",\"times\":2}");

        assertThat(title(BO).status()).isEqualTo(200);
        assertThat(acme.caller.get("/scim/v2/Users/" + ANA).status()).isEqualTo(200);
        assertThat(title(ANA).status()).isEqualTo(503);
        assertThat(title(ANA).status()).isEqualTo(503);
        assertThat(title(ANA).status()).isEqualTo(200);
    }

    @Test
    void a_forced_429_says_when_to_come_back() {
        acme.fault("{\"fault\":\"rate-limit\",\"seconds\":7,\"call\":\"PATCH\"}");

        Caller.Answer refused = title(ANA);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.retryAfter()).isEqualTo("7");
    }

    @Test
    void an_answer_may_be_lost_before_or_after_the_effect() {
        acme.fault("{\"fault\":\"lost-before-effect\",\"call\":\"PATCH\"}");
        assertThatThrownBy(() -> title(ANA)).isInstanceOf(IllegalStateException.class);
        assertThat(acme.user(ANA).path("title").asText()).isEmpty();

        acme.fault("{\"fault\":\"lost-after-effect\",\"call\":\"PATCH\"}");
        assertThatThrownBy(() -> title(ANA)).isInstanceOf(IllegalStateException.class);
        assertThat(acme.user(ANA).path("title").asText()).isEqualTo("Engineer");
    }

    @Test
    void a_write_without_effect_is_answered_like_any_other() {
        acme.fault("{\"fault\":\"without-effect\",\"call\":\"PATCH|DELETE\",\"times\":2}");

        Caller.Answer answer = title(ANA);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("id").asText()).isEqualTo(ANA);
        assertThat(answer.body().path("title").asText("absent")).isEmpty();
        assertThat(acme.caller.delete("/scim/v2/Users/" + ANA).status()).isEqualTo(204);
        assertThat(acme.account(ANA).deactivatedFrom()).isEmpty();
    }

    @Test
    void a_list_may_lack_rows_and_keep_its_total() {
        acme.fault("{\"fault\":\"missing-rows\",\"rows\":3,\"call\":\"GET .*Users\"}");

        JsonNode list = page(1);

        assertThat(list.path("Resources")).hasSize(7);
        assertThat(list.path("totalResults").asInt()).isEqualTo(62);
        assertThat(page(1).path("Resources")).hasSize(10);
    }

    @Test
    void rows_that_go_away_between_two_pages_shift_the_others_out_of_sight() {
        String eleventh = page(11).path("Resources").get(0).path("id").asText();
        acme.fault("{\"fault\":\"shrunken-page\",\"rows\":1,\"call\":\"GET .*Users\"}");

        JsonNode second = page(11);

        assertThat(second.path("totalResults").asInt()).isEqualTo(61);
        assertThat(second.path("Resources")).hasSize(10);
        assertThat(second.path("Resources").findValuesAsText("id")).doesNotContain(eleventh);
    }

    @Test
    void a_fault_may_let_some_calls_go_and_strike_the_next() {
        acme.fault("{\"fault\":\"missing-rows\",\"rows\":3,\"call\":\"GET .*Users$\",\"after\":2}");

        assertThat(page(1).path("Resources")).hasSize(10);
        assertThat(acme.caller.get("/scim/v2/Groups").status()).isEqualTo(200);
        assertThat(page(11).path("Resources")).hasSize(10);
        assertThat(page(21).path("Resources")).hasSize(7);
        assertThat(page(31).path("Resources")).hasSize(10);
    }

    @Test
    void a_page_of_accounts_may_be_lost_and_its_total_stay() {
        acme.fault("{\"fault\":\"missing-rows\",\"rows\":1000,\"call\":\"GET /scim/v2/Users$\"}");

        JsonNode lost = page(11);

        assertThat(lost.path("Resources")).isEmpty();
        assertThat(lost.path("totalResults").asInt()).isEqualTo(62);
        assertThat(page(11).path("Resources")).hasSize(10);
    }

    @Test
    void a_page_of_a_channel_s_members_may_be_lost_and_its_cursor_go_on() {
        acme.fault(
                "{\"fault\":\"missing-rows\",\"rows\":1000,"
                        + "\"call\":\"POST .*conversations.members$\"}");

        JsonNode lost = members("{\"channel\":\"C0GENERAL\",\"limit\":20}");

        assertThat(lost.path("members")).isEmpty();
        String cursor = lost.path("response_metadata").path("next_cursor").asText();
        assertThat(
                        members(
                                        "{\"channel\":\"C0GENERAL\",\"limit\":20,\"cursor\":\""
                                                + cursor
                                                + "\"}")
                                .path("members"))
                .hasSize(20);
    }

    @Test
    void a_user_group_may_show_fewer_members_than_it_counts_until_that_is_ended() {
        SlackGroup group =
                acme.organisation().groups(SlackGroup.Kind.USER_GROUP).stream()
                        .filter(g -> !g.disabled() && g.members().size() > 2)
                        .findFirst()
                        .orElseThrow();
        int all = group.members().size();
        acme.fault("{\"fault\":\"hidden-members\",\"rows\":2,\"group\":\"" + group.id() + "\"}");

        assertThat(shown(group).path("users")).hasSize(all - 2);
        assertThat(shown(group).path("user_count").asInt()).isEqualTo(all);
        acme.caller.delete("/_control/faults");
        assertThat(shown(group).path("users")).hasSize(all);

        acme.fault(
                "{\"fault\":\"hidden-members\",\"forSeconds\":10,\"group\":\""
                        + group.id()
                        + "\"}");
        assertThat(shown(group).path("users")).hasSize(all - 1);
        acme.timeline.advance(Duration.ofSeconds(10));
        assertThat(shown(group).path("users")).hasSize(all);
    }

    private JsonNode members(String arguments) {
        return acme.caller.post("/api/conversations.members", arguments).body();
    }

    private JsonNode shown(SlackGroup group) {
        JsonNode groups =
                acme.caller
                        .post(
                                "/api/usergroups.list",
                                "{\"team_id\":\""
                                        + group.workspaceId()
                                        + "\",\"include_users\":true,\"include_count\":true}")
                        .body()
                        .path("usergroups");
        return StreamSupport.stream(groups.spliterator(), false)
                .filter(one -> one.path("id").asText().equals(group.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_update_may_deactivate() {
        acme.fault("{\"fault\":\"deactivates\",\"call\":\"PATCH\"}");

        assertThat(title(ANA).status()).isEqualTo(200);

        assertThat(acme.account(ANA).deactivatedFrom()).isPresent();
    }

    @Test
    void slack_s_clock_may_be_wrong() {
        acme.fault("{\"fault\":\"clock-skew\",\"seconds\":-65,\"forSeconds\":10}");
        acme.caller.delete("/scim/v2/Users/" + ANA);

        assertThat(acme.organisation().audit().find(AuditQuery.of("user_deactivated", ANA)))
                .singleElement()
                .satisfies(event -> assertThat(event.at()).isEqualTo("2026-01-02T03:03:00Z"));
        acme.timeline.advance(Duration.ofSeconds(10));
        assertThat(acme.organisation().now()).isEqualTo("2026-01-02T03:04:15Z");
    }

    @Test
    void another_app_may_write_by_itself_until_it_is_stopped() {
        String group = acme.idpGroupOf(ANA);
        acme.fault(
                "{\"fault\":\"foreign-writes\",\"write\":\"remove\",\"group\":\""
                        + group
                        + "\",\"subject\":\""
                        + ANA
                        + "\",\"everySeconds\":30,\"times\":1}");
        acme.fault(
                "{\"fault\":\"foreign-writes\",\"write\":\"deactivate\",\"subject\":\""
                        + BO
                        + "\",\"everySeconds\":60}");

        acme.timeline.advance(Duration.ofSeconds(30));
        assertThat(acme.organisation().groupsOf(SlackGroup.Kind.IDP_GROUP, ANA))
                .noneMatch(g -> g.id().equals(group));
        assertThat(acme.account(BO).deactivatedFrom()).isEmpty();
        acme.timeline.advance(Duration.ofSeconds(30));
        assertThat(acme.organisation().audit().find(AuditQuery.of("user_deactivated", BO)))
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).isEqualTo(ForeignWriter.ACTOR));

        acme.caller.delete("/_control/faults");
        acme.organisation().reactivate(BO, "U0INSTALLER");
        acme.timeline.advance(Duration.ofMinutes(10));
        assertThat(acme.account(BO).deactivatedFrom()).isEmpty();
    }

    @Test
    void a_fault_that_there_is_not_is_refused() {
        assertThat(
                        acme.caller
                                .post(
                                        "/_control/faults",
                                        "{\"fault\":\"hidden-members\",\"group\":\"S0NONE\"}")
                                .status())
                .isEqualTo(400);
        assertThat(acme.caller.post("/_control/faults", "{\"fault\":\"rain\"}").status())
                .isEqualTo(400);
        assertThat(
                        acme.caller
                                .post(
                                        "/_control/faults",
                                        "{\"fault\":\"foreign-writes\",\"write\":\"sing\"}")
                                .status())
                .isEqualTo(400);
    }

    private Caller.Answer title(String account) {
        return acme.patch("/Users/" + account, "replace", "title", "\"Engineer\"");
    }

    private JsonNode page(int start) {
        return acme.caller.get("/scim/v2/Users?startIndex=" + start).body();
    }
}
