package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.okta.EventHooks;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** However often and in whatever order events come: one run per person, one set of writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutOfOrderTest {
    private static final int AT_ONCE = 3;

    private LocalCompany company;
    private int next = 20;

    @BeforeAll
    void start() {
        company = LocalCompany.withoutLimits(60).alike();
    }

    @AfterAll
    void stop() {
        company.close();
    }

    @Test
    void several_events_of_one_deactivation_make_one_run() {
        int number = next++;
        int from = company.calls();
        int runs = company.runs();
        company.quiet();

        company.leaves(number);

        assertThat(company.settles(number, Duration.ofMinutes(3))).isTrue();
        assertThat(company.hints(number)).as("stored hints").hasSizeGreaterThan(1);
        assertOneRunEach(List.of(number), runs, from);
    }

    @Test
    void every_hook_five_times_in_parallel_makes_one_run_each() {
        List<Integer> leavers = leavers();
        int from = company.calls();
        int runs = company.runs();
        company.quiet();
        hooks().duplicate(5);

        leavers.forEach(company::leaves);
        hooks().duplicate(1);

        assertThat(leavers).allMatch(n -> company.settles(n, Duration.ofMinutes(3)));
        assertOneRunEach(leavers, runs, from);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void hooks_of_several_people_shuffled_and_repeated_make_one_run_each(long seed) {
        List<Integer> leavers = leavers();
        int from = company.calls();
        int runs = company.runs();
        company.quiet();
        hooks().silence(true);
        leavers.forEach(company::leaves);
        hooks().silence(false);

        for (long times = 0; times < 5; times++) {
            hooks().redeliver(2 * AT_ONCE, seed + 10 * times);
        }
        assertThat(leavers).allMatch(n -> company.settles(n, Duration.ofMinutes(3)));
        hooks().redeliver(2 * AT_ONCE, seed);
        company.timeline().advance(Duration.ofMinutes(1));

        assertOneRunEach(leavers, runs, from);
    }

    private void assertOneRunEach(List<Integer> leavers, int runsBefore, int callsBefore) {
        company.timeline().advance(Duration.ofMinutes(2));
        assertThat(leavers).allMatch(company::out).allMatch(company::verified);
        assertThat(company.runs() - runsBefore).as("runs").isEqualTo(leavers.size());
        assertThat(company.records().pending()).isEmpty();
        List<String> writes = company.writes(callsBefore);
        assertThat(writes.stream().filter(w -> w.matches("(PATCH|.*reset) U.*")))
                .as("writes about an account")
                .doesNotHaveDuplicates()
                .hasSize(2 * leavers.size());
        assertThat(writes.stream().filter(w -> w.startsWith("PATCH S")))
                .as("removals from an IdP group")
                .hasSize(leavers.size());
    }

    private List<Integer> leavers() {
        List<Integer> some = IntStream.range(next, next + AT_ONCE).boxed().toList();
        next += AT_ONCE;
        return some;
    }

    private EventHooks hooks() {
        return company.runtime().okta().organisation().hooks();
    }
}
