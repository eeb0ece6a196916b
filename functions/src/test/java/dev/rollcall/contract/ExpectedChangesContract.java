package dev.rollcall.contract;

import static dev.rollcall.application.port.Breaker.Urgency.ORDINARY;
import static dev.rollcall.application.port.Breaker.Urgency.URGENT;
import static dev.rollcall.contract.BreakerFixture.CONFIRMED;
import static dev.rollcall.contract.BreakerFixture.deactivation;
import static dev.rollcall.contract.Samples.DEFAULTS;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Breaker.Expected;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.Admission.Admitted;
import dev.rollcall.domain.breaker.Admission.Held;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.Limits;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What is confirmed counts along in a {@link Breaker} before any of it is admitted. */
public abstract class ExpectedChangesContract {
    private static final Limits THREE = Limits.absolute(3, 50);
    private static final Limits PLAN_OF_3 =
            Limits.of(
                    Limit.absolute(3),
                    Limit.absolute(50),
                    Limit.absolute(50),
                    Limit.absolute(50),
                    Limit.absolute(50));
    private static final Held OVER_THE_HOUR = new Held(Set.of(HoldReason.HOUR_LIMIT));

    private BreakerFixture fixture;
    private Breaker breaker;

    protected abstract BreakerFixture fixture();

    @BeforeEach
    void take_the_breaker() {
        fixture = fixture();
        breaker = fixture.breaker();
    }

    @Test
    void of_300_confirmed_in_half_a_minute_none_is_admitted_the_first_neither() {
        fixture.prove(500);
        List<Expected> storm =
                IntStream.range(0, 300)
                        .mapToObj(i -> deactivation(i, CONFIRMED.plusMillis(100L * i)))
                        .toList();
        storm.forEach(breaker::expect);

        List<Admission> answers =
                storm.stream().map(one -> breaker.admit(one, ORDINARY, DEFAULTS, NOON)).toList();

        assertThat(answers)
                .hasSize(300)
                .containsOnly(
                        new Held(
                                EnumSet.of(
                                        HoldReason.HOUR_LIMIT,
                                        HoldReason.DAY_LIMIT,
                                        HoldReason.WEEK_LIMIT,
                                        HoldReason.MONTH_LIMIT)));
    }

    @Test
    void an_hour_after_a_storm_single_ones_pass_again_in_every_window() {
        expect(0, 20, CONFIRMED);
        Instant hourLater = CONFIRMED.plus(Breaker.EXPECTED_FOR);
        Limits limits = Limits.absolute(3, 4);

        assertThat(breaker.admit(deactivation(30, NOON), ORDINARY, limits, NOON))
                .isInstanceOf(Held.class);
        assertThat(breaker.admit(deactivation(30, NOON), ORDINARY, limits, hourLater.minusNanos(1)))
                .isInstanceOf(Held.class);
        assertThat(breaker.admit(deactivation(30, NOON), ORDINARY, limits, hourLater))
                .isInstanceOf(Admitted.class);
    }

    @Test
    void as_many_as_the_limit_allows_are_all_admitted() {
        expect(0, 3, CONFIRMED);

        assertThat(IntStream.range(0, 3).mapToObj(i -> fixture.deactivate(i, THREE, NOON)))
                .allMatch(answer -> answer instanceof Admitted);
    }

    @Test
    void one_more_than_the_limit_allows_holds_all() {
        expect(0, 4, CONFIRMED);

        assertThat(IntStream.range(0, 4).mapToObj(i -> fixture.deactivate(i, THREE, NOON)))
                .containsOnly(OVER_THE_HOUR);
    }

    @Test
    void a_plan_that_is_larger_than_one_may_be_is_held_however_much_room_the_windows_have() {
        plan(0, 4);
        expect(4, 5, CONFIRMED);

        assertThat(IntStream.range(0, 4).mapToObj(i -> fixture.deactivate(i, PLAN_OF_3, NOON)))
                .containsOnly(new Held(Set.of(HoldReason.PLAN_LIMIT)));
        assertThat(fixture.deactivate(4, PLAN_OF_3, NOON)).isInstanceOf(Admitted.class);
    }

    @Test
    void of_a_plan_that_is_withdrawn_or_an_hour_old_the_size_counts_no_more() {
        plan(0, 4);

        breaker.withdraw(deactivation(0, CONFIRMED));

        assertThat(fixture.deactivate(0, PLAN_OF_3, NOON)).isInstanceOf(Admitted.class);
        Instant hourLater = CONFIRMED.plus(Breaker.EXPECTED_FOR);
        assertThat(fixture.deactivate(1, PLAN_OF_3, hourLater)).isInstanceOf(Admitted.class);
    }

    @Test
    void a_plan_as_large_as_one_may_be_is_admitted_change_by_change() {
        plan(0, 3);

        assertThat(IntStream.range(0, 3).mapToObj(i -> fixture.deactivate(i, PLAN_OF_3, NOON)))
                .allMatch(answer -> answer instanceof Admitted);
    }

    private void plan(int from, int to) {
        IntStream.range(from, to)
                .forEach(i -> breaker.expect(deactivation(i, CONFIRMED), to - from));
    }

    @Test
    void what_is_withdrawn_does_not_count() {
        expect(0, 4, CONFIRMED);

        breaker.withdraw(deactivation(3, CONFIRMED));
        breaker.withdraw(deactivation(3, CONFIRMED));

        assertThat(fixture.deactivate(0, THREE, NOON)).isInstanceOf(Admitted.class);
    }

    @Test
    void confirming_again_counts_once() {
        expect(0, 3, CONFIRMED);
        expect(0, 3, CONFIRMED);
        expect(0, 3, CONFIRMED.plusSeconds(1));

        assertThat(fixture.deactivate(0, THREE, NOON)).isInstanceOf(Admitted.class);
    }

    @Test
    void one_account_that_is_expected_often_hides_no_other() {
        IntStream.range(0, 20).forEach(i -> expect(0, 1, CONFIRMED.minusSeconds(i)));
        expect(1, 4, CONFIRMED);

        assertThat(fixture.deactivate(1, THREE, NOON)).isEqualTo(OVER_THE_HOUR);
    }

    @Test
    void what_was_admitted_is_counted_once_and_no_longer_expected() {
        expect(0, 3, CONFIRMED);
        fixture.deactivate(0, THREE, NOON);
        expect(0, 1, CONFIRMED);

        assertThat(fixture.deactivate(1, THREE, NOON)).isInstanceOf(Admitted.class);
        assertThat(fixture.deactivate(2, THREE, NOON)).isInstanceOf(Admitted.class);
        assertThat(fixture.deactivate(3, THREE, NOON)).isEqualTo(OVER_THE_HOUR);
    }

    @Test
    void whoever_leaves_anew_is_expected_anew() {
        fixture.deactivate(0, THREE, NOON);
        expect(0, 1, NOON.plusSeconds(5));

        assertThat(fixture.deactivate(1, THREE, NOON.plusSeconds(6))).isInstanceOf(Admitted.class);
        assertThat(fixture.deactivate(2, THREE, NOON.plusSeconds(6))).isEqualTo(OVER_THE_HOUR);
    }

    @Test
    void what_was_expected_twice_is_expected_no_longer_when_it_is_admitted() {
        expect(0, 3, CONFIRMED);
        expect(0, 3, CONFIRMED.plusSeconds(1));
        fixture.deactivate(0, THREE, NOON);

        assertThat(fixture.deactivate(1, THREE, NOON)).isInstanceOf(Admitted.class);
        assertThat(fixture.deactivate(2, THREE, NOON)).isInstanceOf(Admitted.class);
    }

    @Test
    void a_day_after_its_admission_an_account_can_be_expected_again() {
        Instant nextDay = NOON.plus(Breaker.REMEMBERED_FOR);
        fixture.deactivate(0, THREE, NOON);
        expect(0, 3, nextDay);

        assertThat(breaker.admit(deactivation(5, nextDay), ORDINARY, THREE, nextDay))
                .isEqualTo(OVER_THE_HOUR);
    }

    @Test
    void an_urgent_one_looks_at_what_was_admitted_alone() {
        expect(0, 20, CONFIRMED);

        assertThat(
                        IntStream.range(0, 3)
                                .mapToObj(i -> deactivation(i, CONFIRMED))
                                .map(one -> breaker.admit(one, URGENT, THREE, NOON)))
                .allMatch(answer -> answer instanceof Admitted);
        assertThat(breaker.admit(deactivation(3, CONFIRMED), URGENT, THREE, NOON))
                .isEqualTo(OVER_THE_HOUR);
    }

    @Test
    void kinds_are_expected_apart() {
        expect(0, 20, CONFIRMED);
        Expected creation = new Expected(ChangeKind.CREATE, account(0), CONFIRMED);

        assertThat(breaker.admit(creation, ORDINARY, THREE, NOON)).isInstanceOf(Admitted.class);
    }

    private void expect(int from, int to, Instant since) {
        IntStream.range(from, to).forEach(i -> breaker.expect(deactivation(i, since)));
    }
}
