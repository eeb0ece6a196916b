package dev.rollcall.application.leaver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.lifecycle.CaseState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;

/** Random orders of events, deaths, changes of mind and faults; {@link LeaverStorm} judges. */
@Execution(ExecutionMode.CONCURRENT)
class LeaverStormTest {
    private static final int STEPS = 250;

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("storm.seeds", 500));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_rule_is_broken_and_nobody_is_forgotten(long seed) {
        spent(seed).judge();
    }

    @Test
    void storms_reach_every_end_that_a_case_can_have() {
        Set<CaseState> ends =
                EnumSet.complementOf(
                        EnumSet.of(
                                CaseState.ASSESSING,
                                CaseState.ACTING,
                                // The storm's policy says to act.
                                CaseState.OBSERVED));
        Set<CaseState> reached = EnumSet.noneOf(CaseState.class);
        for (long seed = 0; seed < 4000 && !reached.equals(ends); seed++) {
            reached.addAll(spent(seed).ends());
        }

        assertThat(reached).isEqualTo(ends);
    }

    private static LeaverStorm spent(long seed) {
        LeaverStorm storm = new LeaverStorm(seed);
        for (int step = 0; step < STEPS; step++) {
            storm.blow();
        }
        storm.abate();
        return storm;
    }
}
