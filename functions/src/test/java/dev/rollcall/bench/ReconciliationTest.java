package dev.rollcall.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.budget.Share;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class ReconciliationTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> TIER_TWO = List.of("20/usergroups.list");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void uses_its_share_and_no_more_beside_another_app(long seed) {
        Reconciliation reconciliation = Reconciliation.mixed(1_000, Share.DEFAULT, seed);
        Bound bound = Bound.of(reconciliation.writes(), 0.7, 0.3);

        Reconciliation.Result result = reconciliation.run(false);

        assertThat(result.refused()).isZero();
        assertThat(result.foreignRefused()).isZero();
        assertThat((double) result.makespan().toMillis())
                .isBetween(bound.time().toMillis() * 0.99, bound.time().toMillis() * 1.03);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_leaver_in_the_middle_is_through_within_twice_its_idle_time(long seed) {
        Duration idle = Reconciliation.idleLeaver(Share.DEFAULT, seed);

        Duration amid = Reconciliation.mixed(1_000, Share.DEFAULT, seed).run(true).leaver();

        assertThat(amid).isPositive().isLessThanOrEqualTo(idle.multipliedBy(2));
    }

    @Test
    void a_greedier_share_meets_the_servers_limits() {
        assertThat(Reconciliation.mixed(1_000, Share.ALL, 1).run(false).refused()).isPositive();
    }

    @Test
    void the_server_takes_a_minutes_calls_and_not_one_more() {
        SlackServer slack = new SlackServer();
        for (int call = 0; call < 20; call++) {
            assertThat(slack.refuses(TIER_TWO, "", START.plusSeconds(call))).isEmpty();
        }

        assertThat(slack.refuses(TIER_TWO, "", START.plusSeconds(59)))
                .contains(Duration.ofSeconds(1));
        assertThat(slack.refuses(TIER_TWO, "", START.plusSeconds(60))).isEmpty();
    }

    @Test
    void the_server_takes_one_write_at_a_time_to_one_user() {
        SlackServer slack = new SlackServer();
        List<String> patch = List.of("user-patch", "writes");

        assertThat(slack.refuses(patch, "U1", START)).isEmpty();
        assertThat(slack.refuses(patch, "U1", START)).isPresent();
        assertThat(slack.refuses(patch, "U2", START)).isEmpty();
        slack.release("U1");
        assertThat(slack.refuses(patch, "U1", START)).isEmpty();
    }
}
