package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.lifecycle.CaseState;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

class StormOfLeaversTest {
    private static final int LIMIT = 25;
    private static final List<Integer> LEAVERS = IntStream.range(10, 74).boxed().toList();

    @Test
    void sixty_four_leavers_at_once_are_cut_to_the_limit_and_the_rest_is_held_and_contained() {
        try (LocalCompany company = LocalCompany.of(90).alike()) {
            LEAVERS.forEach(company::leaves);
            company.timeline().advance(Duration.ofMinutes(4));

            List<Integer> gone = LEAVERS.stream().filter(n -> !company.active(n)).toList();
            List<Integer> held = LEAVERS.stream().filter(company::active).toList();
            assertThat(gone).hasSize(LIMIT).allMatch(company::out).allMatch(company::verified);
            assertThat(held).allMatch(n -> company.account(n).sessions() == 0);
            assertThat(company.records().cases(CaseState.HELD)).hasSize(held.size());
            assertThat(company.mails(": held")).hasSize(held.size());
            assertWrittenOnce(company, gone, held);

            company.timeline().advance(Duration.ofMinutes(2));
            assertThat(company.mails("late:access-cut")).as("still open").hasSize(held.size());
            assertWrittenOnce(company, gone, held);
        }
    }

    private static void assertWrittenOnce(
            LocalCompany company, List<Integer> gone, List<Integer> held) {
        List<String> writes = company.writes(0);
        assertThat(writes.stream().filter(write -> write.startsWith("PATCH U")))
                .containsExactlyInAnyOrderElementsOf(
                        gone.stream().map(n -> "PATCH " + company.account(n).id()).toList());
        assertThat(writes.stream().filter(write -> write.contains("session.reset")))
                .doesNotHaveDuplicates()
                .hasSize(gone.size() + held.size());
    }
}
