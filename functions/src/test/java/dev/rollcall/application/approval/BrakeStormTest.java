package dev.rollcall.application.approval;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.LongStream;

/** Random orders of departures, returns, decisions, deaths and stops; {@link BrakeRules} judges. */
@Execution(ExecutionMode.CONCURRENT)
class BrakeStormTest {
    private static final int STEPS = 60;

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("storm.seeds", 150));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothing_is_done_unasked_and_nobody_is_forgotten(long seed) {
        BrakeStorm storm = new BrakeStorm(seed);
        for (int step = 0; step < STEPS; step++) {
            storm.blow();
        }
        storm.abate();
        storm.judge();
    }
}
