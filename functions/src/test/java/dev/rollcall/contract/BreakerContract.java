package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.Admission.Admitted;
import dev.rollcall.domain.breaker.Admission.Held;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limits;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** What a {@link Breaker} does. */
public abstract class BreakerContract {
    private static final Limits LIMITS = new Limits(3, 5);

    private Breaker breaker;

    protected abstract Breaker breaker();

    /** Throws the stop switch to its last position. */
    protected abstract void stopAll();

    @BeforeEach
    void take_the_breaker() {
        breaker = breaker();
    }

    @Test
    void admits_up_to_the_hours_limit() {
        assertThat(IntStream.range(0, 3).mapToObj(i -> deactivate(i, NOON)))
                .allMatch(admission -> admission instanceof Admitted);
        assertThat(deactivate(3, NOON)).isEqualTo(new Held(Set.of(HoldReason.HOUR_LIMIT)));
    }

    @Test
    void admits_again_when_the_window_has_moved_on_up_to_the_days_limit() {
        IntStream.range(0, 3).forEach(i -> deactivate(i, NOON));
        Instant later = NOON.plus(Duration.ofHours(2));

        assertThat(deactivate(3, later)).isEqualTo(admitted(3, later));
        assertThat(deactivate(4, later)).isEqualTo(admitted(4, later));
        assertThat(deactivate(5, later)).isEqualTo(new Held(Set.of(HoldReason.DAY_LIMIT)));
    }

    @Test
    void an_admitted_change_stays_admitted_and_is_not_counted_again() {
        IntStream.range(0, 3).forEach(i -> deactivate(i, NOON));

        assertThat(deactivate(0, NOON.plusSeconds(60))).isEqualTo(admitted(0, NOON));
        assertThat(deactivate(3, NOON.plus(Duration.ofHours(2)))).isInstanceOf(Admitted.class);
        assertThat(deactivate(4, NOON.plus(Duration.ofHours(2)))).isInstanceOf(Admitted.class);
    }

    @Test
    void the_same_account_counts_again_on_another_day() {
        Instant evening = Instant.parse("2026-03-04T23:59:59Z");
        Instant nextDay = evening.plusSeconds(1);

        assertThat(deactivate(0, evening)).isEqualTo(admitted(0, evening));
        assertThat(deactivate(0, nextDay)).isEqualTo(admitted(0, nextDay));
        assertThat(deactivate(1, nextDay)).isInstanceOf(Admitted.class);
        assertThat(deactivate(2, nextDay)).isInstanceOf(Held.class);
    }

    @Test
    void kinds_are_counted_apart() {
        IntStream.range(0, 3).forEach(i -> deactivate(i, NOON));

        assertThat(breaker.admit(ChangeKind.CREATE, account(9), LIMITS, NOON))
                .isEqualTo(new Admitted(ChangeKind.CREATE, account(9), NOON));
    }

    @Test
    void a_held_change_leaves_no_trace() {
        Limits none = new Limits(0, 0);

        assertThat(breaker.admit(ChangeKind.DEACTIVATE, account(0), none, NOON))
                .isEqualTo(new Held(Set.of(HoldReason.HOUR_LIMIT, HoldReason.DAY_LIMIT)));
        assertThat(deactivate(0, NOON.plusSeconds(1))).isEqualTo(admitted(0, NOON.plusSeconds(1)));
    }

    @Test
    void the_stop_switch_holds_what_was_not_admitted_before() {
        deactivate(0, NOON);
        stopAll();

        assertThat(deactivate(1, NOON)).isEqualTo(new Held(Set.of(HoldReason.STOPPED)));
        assertThat(deactivate(0, NOON)).isEqualTo(admitted(0, NOON));
    }

    @Test
    void of_64_at_once_exactly_the_limit_is_admitted() {
        Limits limits = new Limits(25, 100);
        List<Callable<Admission>> changes =
                IntStream.range(0, 64)
                        .<Callable<Admission>>mapToObj(i ->
                                () ->
                                        breaker.admit(
                                                ChangeKind.DEACTIVATE, account(i), limits, NOON))
                        .toList();

        List<Admission> first = Parallel.all(changes);
        assertThat(first).filteredOn(a -> a instanceof Admitted).hasSize(25);
        assertThat(first)
                .filteredOn(a -> a instanceof Held)
                .hasSize(39)
                .containsOnly(new Held(Set.of(HoldReason.HOUR_LIMIT)));
        assertThat(Parallel.all(changes)).as("asked again").isEqualTo(first);
    }

    @Test
    void the_same_change_asked_for_at_once_is_counted_once() {
        List<Callable<Admission>> same =
                IntStream.range(0, 8)
                        .<Callable<Admission>>mapToObj(_ -> () -> deactivate(0, NOON))
                        .toList();

        assertThat(Parallel.all(same)).containsOnly(admitted(0, NOON));
        assertThat(deactivate(1, NOON)).isInstanceOf(Admitted.class);
        assertThat(deactivate(2, NOON)).isInstanceOf(Admitted.class);
        assertThat(deactivate(3, NOON)).isInstanceOf(Held.class);
    }

    private Admission deactivate(int number, Instant now) {
        return breaker.admit(ChangeKind.DEACTIVATE, account(number), LIMITS, now);
    }

    private static Admitted admitted(int number, Instant at) {
        return new Admitted(ChangeKind.DEACTIVATE, account(number), at);
    }
}
