package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.application.port.StopSwitch.Thrown;
import dev.rollcall.domain.breaker.StopPosition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a {@link StopSwitch} does. */
public abstract class StopSwitchContract {
    /** Returns a switch that was never thrown. */
    protected abstract StopSwitch fresh();

    @Test
    void says_nothing_before_it_is_thrown() {
        assertThat(fresh().read()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tells_how_it_stands_and_who_threw_it(StopPosition position) {
        StopSwitch stop = fresh();
        Thrown thrown = new Thrown(position, "kim", "a bad sync", NOON.plusNanos(1));

        stop.set(thrown);

        assertThat(stop.read()).hasValue(thrown);
    }

    @Test
    void the_last_one_who_throws_it_counts() {
        StopSwitch stop = fresh();
        Thrown off = new Thrown(StopPosition.OFF, "lee", "mended", NOON.plusSeconds(60));

        stop.set(new Thrown(StopPosition.ALL, "kim", "a bad sync", NOON));
        stop.set(off);

        assertThat(stop.read()).hasValue(off);
    }
}
