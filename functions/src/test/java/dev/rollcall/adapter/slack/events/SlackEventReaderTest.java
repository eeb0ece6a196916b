package dev.rollcall.adapter.slack.events;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.SlackDeliveries.Delivery;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.reconcile.Touch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class SlackEventReaderTest {
    private static final Instant AT = Instant.ofEpochSecond(1_795_514_405L);
    private static final Entitlement ONCALL = new Entitlement.UserGroup("T0MAIN", "S0ONCALL");

    private final SlackEventReader reader = new SlackEventReader();

    @Test
    void reads_who_came_into_a_user_group_and_who_left_it() {
        assertThat(
                        read(
                                event(
                                        """
                                        {"type": "subteam_members_changed", "team_id": "T0MAIN",
                                         "subteam_id": "S0ONCALL", "added_users": ["U0ANA"],
                                         "added_users_count": "1", "removed_users": ["W0BEN"],
                                         "removed_users_count": "1"}
                                        """)))
                .isEqualTo(
                        touched(
                                new Touch.Membership(new AccountId("U0ANA"), ONCALL, true, AT),
                                new Touch.Membership(new AccountId("W0BEN"), ONCALL, false, AT)));
    }

    @Test
    void reads_who_is_new_and_who_was_switched_on_or_off() {
        assertThat(read(event("{\"type\": \"team_join\", \"user\": {\"id\": \"U0NEO\"}}")))
                .isEqualTo(touched(new Touch.Arrival(new AccountId("U0NEO"), AT)));
        assertThat(
                        read(
                                event(
                                        """
                                        {"type": "user_change", "cache_ts": 1795514405,
                                         "user": {"id": "U0ANA", "deleted": true}}
                                        """)))
                .isEqualTo(touched(new Touch.Activity(new AccountId("U0ANA"), false, AT)));
        assertThat(read(event("{\"type\": \"user_change\", \"user\": {\"id\": \"U0ANA\"}}")))
                .isEqualTo(touched());
    }

    @Test
    void reads_that_a_user_group_was_switched_off_and_of_another_change_nothing() {
        String group =
                """
                {"type": "subteam_updated", "subteam": {"id": "S0ONCALL", "team_id": "T0MAIN",
                 "date_delete": %d, "users": ["U0ANA"]}}
                """;

        assertThat(read(event(group.formatted(1_795_514_405L))))
                .isEqualTo(new Delivery.SwitchedOff((Entitlement.UserGroup) ONCALL));
        assertThat(read(event(group.formatted(0)))).isEqualTo(new Delivery.Ignored());
    }

    @Test
    void of_a_user_group_of_the_organisation_nothing_can_be_read() {
        assertThat(
                        read(
                                event(
                                        """
                                        {"type": "subteam_members_changed", "team_id": "E0ACME",
                                         "subteam_id": "S0ORG", "added_users": ["U0ANA"]}
                                        """)))
                .isEqualTo(touched());
    }

    @Test
    void gives_a_challenge_back_and_says_what_is_none_of_our_business() {
        assertThat(read("{\"type\": \"url_verification\", \"challenge\": \"3eZbrw1a\"}"))
                .isEqualTo(new Delivery.Challenge("3eZbrw1a"));
        assertThat(read("{\"type\": \"app_rate_limited\", \"minute_rate_limited\": 1}"))
                .isEqualTo(new Delivery.LeftOut());
        assertThat(read(event("{\"type\": \"message\", \"text\": \"hello\"}")))
                .isEqualTo(new Delivery.Ignored());
        assertThat(read("{\"type\": \"something_new\"}")).isEqualTo(new Delivery.Ignored());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"type\": 1}",
                "{\"type\": \"url_verification\"}",
                "{\"type\": \"url_verification\", \"challenge\": \"<script>\"}",
                "{\"type\": \"event_callback\"}",
                "{\"type\": \"event_callback\", \"event_time\": 1, \"event\": {}}",
                "{\"type\": \"event_callback\", \"event_time\": 99999999999999, \"event\":"
                        + " {\"type\": \"message\"}}",
                "{\"type\": \"event_callback\", \"event_time\": 1, \"event\": {\"type\":"
                        + " \"team_join\", \"user\": {\"id\": \"U0 ANA\"}}}",
                "{\"type\": \"event_callback\", \"event_time\": 1, \"event\": {\"type\":"
                        + " \"subteam_members_changed\", \"team_id\": \"T0#MAIN\","
                        + " \"subteam_id\": \"S01\"}}",
                "{\"type\": \"event_callback\", \"event_time\": 1, \"event\": {\"type\":"
                        + " \"subteam_members_changed\", \"team_id\": \"T0MAIN\","
                        + " \"subteam_id\": \"S01\", \"added_users\": [7]}}"
            })
    void says_what_is_wrong_without_repeating_it(String body) {
        assertThat(read(body))
                .isInstanceOfSatisfying(
                        Delivery.Malformed.class,
                        malformed ->
                                assertThat(malformed.detail())
                                        .isNotBlank()
                                        .doesNotContain("script", "ANA", "#MAIN"));
    }

    private static Delivery touched(Touch... touches) {
        return new Delivery.Touched(List.of(touches));
    }

    private static String event(String inner) {
        return """
        {"type": "event_callback", "team_id": "T0MAIN", "event_id": "Ev01",
         "event_time": 1795514405, "event": %s}
        """
                .formatted(inner);
    }

    private Delivery read(String body) {
        return reader.read(new HookRequest(Map.of(), body.getBytes(UTF_8)));
    }
}
