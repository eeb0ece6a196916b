package dev.rollcall.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.http.Request;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The comparison finds what differs from a row: it would prove nothing if it let it pass. */
class ComparisonTest {
    private static final String REACTIVATE =
            "`PATCH /scim/v2/Users/{id}` `{\"op\":\"replace\",\"path\":\"active\",\"value\":true}`";
    private static final Received REACTIVATED = active("U1", true);
    private static final Received KICKED = web("conversations.kick", "channel=C1&user=U1");
    private static final Received INVITED =
            web("admin.conversations.invite", "channel_id=C1&user_ids=U1");
    private static final Received ASSIGNED = web("admin.users.assign", "team_id=T1&user_id=U1");

    @Test
    void what_a_row_tells_in_its_order_does_not_differ() {
        assertThat(differs("removals; " + REACTIVATE + "; additions", KICKED, REACTIVATED, INVITED))
                .isFalse();
    }

    @Test
    void a_write_too_many_differs_wherever_it_comes() {
        assertThat(differs(REACTIVATE, REACTIVATED, KICKED)).isTrue();
        assertThat(differs(REACTIVATE, KICKED, REACTIVATED)).isTrue();
        assertThat(differs(REACTIVATE, REACTIVATED, REACTIVATED)).isTrue();
        assertThat(differs("removals", KICKED, INVITED)).isTrue();
    }

    @Test
    void a_write_that_does_not_come_differs() {
        assertThat(differs(REACTIVATE)).isTrue();
        assertThat(differs("removals; additions", KICKED)).isTrue();
        assertThat(differs("removals; additions", INVITED)).isTrue();
    }

    @Test
    void another_order_differs_also_of_things_that_are_given() {
        assertThat(differs("removals; additions", INVITED, KICKED)).isTrue();
        assertThat(differs("additions", ASSIGNED, INVITED)).isFalse();
        assertThat(differs("additions", INVITED, ASSIGNED)).isTrue();
    }

    @Test
    void another_body_differs_and_so_does_another_account() {
        assertThat(differs(REACTIVATE, active("U1", false))).isTrue();
        assertThat(differs(REACTIVATE, active("U2", true))).isTrue();
        assertThat(differs("removals", web("conversations.kick", "channel=C1&user=U2"))).isTrue();
        assertThat(differs("removals", web("conversations.kick", "channel=C1&user=U1&more=1")))
                .isTrue();
        assertThat(differs("removals", web("conversations.kick", "user=U1"))).isTrue();
    }

    private static boolean differs(String told, Received... writes) {
        List<Step> steps = Stream.of(told.split("; ")).map(Step::read).toList();
        return new Comparison(List.of(writes), Map.of("id", "U1")).difference(steps).isPresent();
    }

    private static Received active(String account, boolean active) {
        String body =
                """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                "Operations":[{"op":"replace","path":"active","value":%s}]}\
                """
                        .formatted(active);
        return Received.of(
                new Request("PATCH", "/scim/v2/Users/" + account, Map.of(), Map.of(), body));
    }

    private static Received web(String method, String form) {
        return Received.of(new Request("POST", "/api/" + method, Map.of(), Map.of(), form));
    }
}
