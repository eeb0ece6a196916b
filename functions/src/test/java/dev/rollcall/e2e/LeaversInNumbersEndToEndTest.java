package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * More than twenty are let through within a minute: their sign-out is beside the cut. Simulated
 * Slack leaves who is deactivated signed in for an hour.
 */
class LeaversInNumbersEndToEndTest {
    private static final String METHODS = "admin.users.session.";
    private static final List<Integer> LEAVERS = IntStream.range(20, 45).boxed().toList();

    @Test
    void all_are_cut_at_once_and_signed_out_by_few_calls() {
        try (LocalCompany company = LocalCompany.withoutLimits(50).alike()) {
            LEAVERS.forEach(company::leaves);

            company.timeline().advance(Duration.ofMinutes(2));
            assertThat(LEAVERS).as("a minute after the dwell").noneMatch(company::active);

            company.timeline().advance(Duration.ofMinutes(4));
            assertThat(LEAVERS).allMatch(n -> company.account(n).sessions() == 0);
            assertThat(resets(company, "resetBulk")).isBetween(1L, 4L);
            assertThat(resets(company, "reset "))
                    .as("whose turn came before there were many")
                    .isLessThanOrEqualTo(20);
        }
    }

    @Test
    void where_slack_has_no_room_to_sign_anybody_out_nobodys_cut_waits_for_it() {
        try (LocalCompany company = LocalCompany.withoutLimits(50).alike()) {
            company.runtime()
                    .slack()
                    .faults()
                    .add(
                            FaultRule.until(
                                    company.timeline().now().plus(Duration.ofMinutes(5)),
                                    "session.reset",
                                    new Fault.RateLimit(Duration.ofMinutes(5))));
            LEAVERS.forEach(company::leaves);

            company.timeline().advance(Duration.ofMinutes(2));

            assertThat(LEAVERS).noneMatch(company::active);
            assertThat(LEAVERS).anyMatch(n -> company.account(n).sessions() > 0);
        }
    }

    private static long resets(LocalCompany company, String method) {
        return company.writes(0).stream()
                .filter(write -> write.startsWith(METHODS + method))
                .count();
    }
}
