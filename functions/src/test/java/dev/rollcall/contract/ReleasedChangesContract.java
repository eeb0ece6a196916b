package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.Admission.Admitted;
import dev.rollcall.domain.breaker.Admission.Held;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.breaker.Target;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What a {@link Breaker} does with what a human has released. */
public abstract class ReleasedChangesContract {
    private static final Limits THREE = Limits.absolute(3, 50);
    private static final BatchId BATCH = new BatchId("0123456789abcdef".repeat(2));

    private static final BatchId OTHER = new BatchId("fedcba9876543210".repeat(2));

    private BreakerFixture fixture;
    private Breaker breaker;

    protected abstract BreakerFixture fixture();

    @BeforeEach
    void take_the_breaker() {
        fixture = fixture();
        breaker = fixture.breaker();
    }

    @Test
    void is_admitted_beyond_every_limit_and_not_counted() {
        fixture.decide(BATCH);

        assertThat(IntStream.range(0, 60).mapToObj(i -> release(i, NOON)))
                .allMatch(answer -> answer instanceof Admitted);
        assertThat(IntStream.range(60, 63).mapToObj(i -> fixture.deactivate(i, THREE, NOON)))
                .allMatch(answer -> answer instanceof Admitted);
        assertThat(release(63, NOON)).isEqualTo(released(63, NOON));
    }

    @Test
    void a_batch_that_is_not_being_released_admits_nothing() {
        assertThat(release(0, NOON)).isEqualTo(new Held(Set.of(HoldReason.APPROVAL_LAPSED)));

        fixture.decide(BATCH);
        assertThat(release(0, NOON)).isEqualTo(released(0, NOON));

        fixture.takeBack(BATCH);
        assertThat(release(1, NOON)).isEqualTo(new Held(Set.of(HoldReason.APPROVAL_LAPSED)));
    }

    @ParameterizedTest
    @EnumSource(names = {"BULK", "ALL"})
    void both_positions_of_the_stop_switch_hold_it(StopPosition position) {
        fixture.decide(BATCH);
        fixture.throwTo(position);

        assertThat(release(0, NOON)).isEqualTo(new Held(Set.of(HoldReason.STOPPED)));

        fixture.throwTo(StopPosition.OFF);
        assertThat(release(0, NOON)).isEqualTo(released(0, NOON));
    }

    @Test
    void the_same_answer_is_given_for_24_hours() {
        fixture.decide(BATCH);
        release(0, NOON);
        Instant later = NOON.plus(Breaker.REMEMBERED_FOR).minusNanos(1);

        assertThat(release(0, later)).isEqualTo(released(0, NOON));
    }

    @Test
    void a_release_is_good_for_its_batch_alone() {
        fixture.decide(BATCH);
        release(0, NOON);

        assertThat(fixture.deactivate(0, Limits.absolute(0, 0), NOON)).isInstanceOf(Held.class);
        assertThat(breaker.admitReleased(Change.deactivation(account(0)), OTHER, NOON))
                .isEqualTo(new Held(Set.of(HoldReason.APPROVAL_LAPSED)));
    }

    @Test
    void what_was_admitted_singly_does_not_stand_in_for_a_release() {
        fixture.deactivate(0, THREE, NOON);

        assertThat(release(0, NOON)).isEqualTo(new Held(Set.of(HoldReason.APPROVAL_LAPSED)));
    }

    @Test
    void asked_for_by_many_at_once_it_is_one_admission() {
        fixture.decide(BATCH);

        assertThat(Parallel.all(Collections.nCopies(8, () -> release(0, NOON))))
                .containsOnly(released(0, NOON));
        assertThat(breaker.admittedSince(ChangeKind.DEACTIVATE, NOON, 9)).hasSize(1);
    }

    @Test
    void there_is_nothing_to_give_back_of_it() {
        fixture.decide(BATCH);
        IntStream.range(0, 3).forEach(i -> fixture.deactivate(i, THREE, NOON));
        release(9, NOON);

        breaker.refund(BreakerFixture.deactivation(9, BreakerFixture.CONFIRMED));

        assertThat(fixture.deactivate(3, THREE, NOON)).isInstanceOf(Held.class);
        assertThat(release(9, NOON.plusSeconds(1))).isEqualTo(released(9, NOON));
    }

    private Admission release(int number, Instant now) {
        return breaker.admitReleased(Change.deactivation(account(number)), BATCH, now);
    }

    private static Admitted released(int number, Instant at) {
        return new Admitted(
                ChangeKind.DEACTIVATE, Target.of(account(number)), at, Optional.of(BATCH));
    }
}
