package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.application.port.StopSwitch.Thrown;
import dev.rollcall.domain.breaker.StopPosition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a {@link StopSwitch} does. */
public abstract class StopSwitchContract {
    private static final Thrown ALL = new Thrown(StopPosition.ALL, "kim", "a bad sync", NOON);
    private static final Thrown OFF =
            new Thrown(StopPosition.OFF, "lee", "mended", NOON.plusSeconds(60));

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

        assertThat(stop.move(Optional.empty(), thrown)).isTrue();

        assertThat(stop.read()).hasValue(thrown);
    }

    @Test
    void who_has_seen_how_it_stands_moves_it_on() {
        StopSwitch stop = fresh();
        stop.move(Optional.empty(), ALL);

        assertThat(stop.move(Optional.of(ALL), OFF)).isTrue();

        assertThat(stop.read()).hasValue(OFF);
    }

    @ParameterizedTest
    @MethodSource("notAsItStands")
    void who_has_seen_anything_else_moves_nothing(Optional<Thrown> seen) {
        StopSwitch stop = fresh();
        stop.move(Optional.empty(), ALL);

        assertThat(stop.move(seen, OFF)).isFalse();

        assertThat(stop.read()).hasValue(ALL);
    }

    static Stream<Optional<Thrown>> notAsItStands() {
        return Stream.of(
                Optional.empty(),
                Optional.of(OFF),
                Optional.of(new Thrown(StopPosition.ALL, "lee", ALL.reason(), ALL.at())),
                Optional.of(new Thrown(StopPosition.ALL, ALL.by(), "another", ALL.at())),
                Optional.of(
                        new Thrown(
                                StopPosition.ALL, ALL.by(), ALL.reason(), ALL.at().plusNanos(1))));
    }

    @Test
    void what_was_never_thrown_cannot_be_seen_as_thrown() {
        StopSwitch stop = fresh();

        assertThat(stop.move(Optional.of(ALL), OFF)).isFalse();

        assertThat(stop.read()).isEmpty();
    }

    @Test
    void a_move_whose_answer_was_lost_may_be_repeated() {
        StopSwitch stop = fresh();
        stop.move(Optional.empty(), ALL);

        assertThat(stop.move(Optional.empty(), ALL)).isTrue();

        assertThat(stop.read()).hasValue(ALL);
    }

    @Test
    void of_many_who_move_it_at_once_one_does() {
        StopSwitch stop = fresh();

        List<Boolean> moved =
                Parallel.all(
                        IntStream.range(0, 12)
                                .<Callable<Boolean>>mapToObj(n ->
                                        () ->
                                                stop.move(
                                                        Optional.empty(),
                                                        new Thrown(
                                                                StopPosition.ALL,
                                                                "kim-" + n,
                                                                "a bad sync",
                                                                NOON)))
                                .toList());

        assertThat(moved).containsOnlyOnce(true);
    }
}
