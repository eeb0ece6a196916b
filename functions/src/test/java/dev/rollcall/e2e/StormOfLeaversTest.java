package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.lifecycle.CaseState;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

class StormOfLeaversTest {
    /** Two percent of ninety are less than the floor. */
    private static final int AN_HOUR = 5;

    private static final List<Integer> LEAVERS = IntStream.range(20, 84).boxed().toList();

    @Test
    void of_sixty_four_leavers_at_once_nobody_is_cut_and_all_are_held_and_contained() {
        try (LocalCompany company = LocalCompany.of(90).alike()) {
            LEAVERS.forEach(company::leaves);
            company.timeline().advance(Duration.ofSeconds(30));

            assertThat(LEAVERS)
                    .as("before the list is sealed, and so before anybody is asked")
                    .allMatch(n -> company.account(n).sessions() == 0);
            assertThat(company.mails("deactivations for your decision")).isEmpty();
            company.timeline().advance(Duration.ofSeconds(330));

            assertThat(LEAVERS).allMatch(company::active);
            assertThat(LEAVERS).allMatch(n -> company.account(n).sessions() == 0);
            assertThat(company.records().cases(CaseState.HELD)).hasSize(LEAVERS.size());
            assertThat(company.mails("deactivations for your decision"))
                    .as("one to each approver")
                    .hasSize(3);
            assertDeactivated(company, List.of());
            List<String> resets = resets(company);
            assertThat(resets.stream().filter(reset -> reset.contains("resetBulk")))
                    .as("too many to sign out singly within the method's rate")
                    .hasSize(1);
            assertThat(resets)
                    .as("the first ones did not wait for the others, and nobody was twice")
                    .doesNotHaveDuplicates()
                    .hasSizeBetween(2, LEAVERS.size() / 2);

            company.timeline().advance(Duration.ofMinutes(2));
            assertThat(company.mails("late:access-cut"))
                    .as("the clock runs, and is told of in few mails")
                    .hasSizeBetween(1, 3);
            assertDeactivated(company, List.of());
            assertThat(resets(company)).isEqualTo(resets);
        }
    }

    @Test
    void of_leavers_one_after_the_other_exactly_the_limit_is_cut_and_the_rest_is_held() {
        try (LocalCompany company = LocalCompany.of(90).alike()) {
            List<Integer> drip = LEAVERS.subList(0, 8);
            for (int leaver : drip) {
                company.leaves(leaver);
                company.timeline().advance(Duration.ofMinutes(2));
            }
            company.timeline().advance(Duration.ofMinutes(4));

            List<Integer> gone = drip.subList(0, AN_HOUR);
            List<Integer> held = drip.subList(AN_HOUR, drip.size());
            assertThat(gone).allMatch(company::out).allMatch(company::verified);
            assertThat(held)
                    .allMatch(company::active)
                    .allMatch(n -> company.account(n).sessions() == 0);
            assertWritten(company, gone, held);
        }
    }

    private static void assertWritten(
            LocalCompany company, List<Integer> gone, List<Integer> held) {
        assertDeactivated(company, gone);
        assertThat(resets(company)).doesNotHaveDuplicates().hasSize(gone.size() + held.size());
    }

    private static void assertDeactivated(LocalCompany company, List<Integer> gone) {
        assertThat(company.writes(0).stream().filter(write -> write.startsWith("PATCH U")))
                .containsExactlyInAnyOrderElementsOf(
                        gone.stream().map(n -> "PATCH " + company.account(n).id()).toList());
    }

    private static List<String> resets(LocalCompany company) {
        return company.writes(0).stream().filter(write -> write.contains("session.reset")).toList();
    }
}
