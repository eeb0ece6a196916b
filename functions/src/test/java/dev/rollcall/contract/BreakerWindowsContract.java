package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.DEFAULTS;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.deactivations;
import static dev.rollcall.contract.Samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Breaker.PlanAdmission;
import dev.rollcall.domain.breaker.Admission.Admitted;
import dev.rollcall.domain.breaker.Admission.Held;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.Plan;
import dev.rollcall.domain.breaker.Window;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Each window of a {@link Breaker} trips, whatever the size of the company. */
public abstract class BreakerWindowsContract {
    private BreakerFixture fixture;
    private Breaker breaker;

    protected abstract BreakerFixture fixture();

    @BeforeEach
    void take_the_breaker() {
        fixture = fixture();
        breaker = fixture.breaker();
    }

    static Stream<Arguments> sizes_and_windows() {
        return Samples.populations()
                .boxed()
                .flatMap(size ->
                        Arrays.stream(Window.values()).map(window -> Arguments.of(size, window)));
    }

    /** Spread evenly, so that the shorter windows see no more than their share. */
    @ParameterizedTest
    @MethodSource("sizes_and_windows")
    void each_window_trips_at_each_size_of_company(int population, Window window) {
        fixture.prove(population);
        int allowance = DEFAULTS.of(window).allowance(population);
        int step = Math.clamp(allowance / 10, 1, DEFAULTS.plan().allowance(population));
        Duration between = window.length().multipliedBy(9).dividedBy(10L * allowance);

        for (int done = 0; done < allowance; done += step) {
            int next = Math.min(allowance, done + step);
            assertThat(plan(done, next, NOON.plus(between.multipliedBy(done))))
                    .as("changes %d to %d of %d", done, next, allowance)
                    .isInstanceOf(PlanAdmission.Admitted.class);
        }

        Instant end = NOON.plus(between.multipliedBy(allowance));
        assertThat(fixture.deactivate(9_000, DEFAULTS, end))
                .isEqualTo(new Held(Set.of(window.exceeded())));
    }

    static IntStream sizes() {
        return Samples.populations();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void a_plan_trips_its_own_limit_at_each_size_of_company(int population) {
        fixture.prove(population);
        int allowance = DEFAULTS.plan().allowance(population);

        assertThat(plan(0, allowance + 1, NOON))
                .isEqualTo(
                        new PlanAdmission.Held(
                                new Held(Set.of(HoldReason.PLAN_LIMIT, HoldReason.HOUR_LIMIT))));
        assertThat(plan(0, allowance, NOON.plusSeconds(1)))
                .as("with one fewer, under another digest")
                .isInstanceOf(PlanAdmission.Admitted.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_drip_as_slow_as_a_window_is_long_trips_it(Window window) {
        Limits limits =
                Limits.of(
                        Limit.absolute(1),
                        Limit.absolute(3),
                        Limit.absolute(6),
                        Limit.absolute(9),
                        Limit.absolute(12));
        int allowance = limits.of(window).atMost();
        Duration between = window.length().dividedBy(allowance + 1);

        assertThat(
                        IntStream.range(0, allowance)
                                .mapToObj(i ->
                                        fixture.deactivate(
                                                i, limits, NOON.plus(between.multipliedBy(i)))))
                .allMatch(answer -> answer instanceof Admitted);
        assertThat(
                        fixture.deactivate(
                                allowance, limits, NOON.plus(between.multipliedBy(allowance))))
                .isEqualTo(new Held(Set.of(window.exceeded())));
    }

    @Test
    void the_floors_apply_where_no_snapshot_is_proven() {
        assertThat(IntStream.range(0, 5).mapToObj(i -> fixture.deactivate(i, DEFAULTS, NOON)))
                .allMatch(answer -> answer instanceof Admitted);
        assertThat(fixture.deactivate(5, DEFAULTS, NOON))
                .isEqualTo(new Held(Set.of(Window.HOUR.exceeded())));
    }

    private PlanAdmission plan(int from, int to, Instant now) {
        Plan plan = new Plan(deactivations(from, to), List.of(), "p");
        return breaker.admit(plan, "plan-" + from + "-" + to, rules(DEFAULTS), Map.of(), now);
    }
}
