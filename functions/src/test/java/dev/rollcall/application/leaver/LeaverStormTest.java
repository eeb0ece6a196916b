package dev.rollcall.application.leaver;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.LongStream;

/** Random orders of events, deaths, changes of mind and faults; {@link LeaverStorm} judges. */
class LeaverStormTest {
    private static final int STEPS = 250;

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("storm.seeds", 500));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_rule_is_broken_and_nobody_is_forgotten(long seed) {
        LeaverStorm storm = new LeaverStorm(seed);
        for (int step = 0; step < STEPS; step++) {
            storm.blow();
        }
        storm.abate();
        storm.judge();
    }
}
