package dev.rollcall.contract;

import static dev.rollcall.application.port.Breaker.Urgency.ORDINARY;
import static dev.rollcall.application.port.Breaker.Urgency.URGENT;
import static dev.rollcall.contract.BreakerFixture.CONFIRMED;
import static dev.rollcall.contract.BreakerFixture.deactivation;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Breaker.AdmittedLately;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.Admission.Admitted;
import dev.rollcall.domain.breaker.Admission.Held;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.GroupShare;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.breaker.Windows;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** What a {@link Breaker} does with one change at a time. */
public abstract class BreakerContract {
    private static final Limits LIMITS = Limits.absolute(3, 5);
    private static final Limits NONE = Limits.absolute(0, 0);
    private static final Instant TWO_HOURS_LATER = NOON.plus(Duration.ofHours(2));

    private BreakerFixture fixture;
    private Breaker breaker;

    protected abstract BreakerFixture fixture();

    @BeforeEach
    void take_the_breaker() {
        fixture = fixture();
        breaker = fixture.breaker();
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

        assertThat(deactivate(3, TWO_HOURS_LATER)).isEqualTo(admitted(3, TWO_HOURS_LATER));
        assertThat(deactivate(4, TWO_HOURS_LATER)).isEqualTo(admitted(4, TWO_HOURS_LATER));
        assertThat(deactivate(5, TWO_HOURS_LATER))
                .isEqualTo(new Held(Set.of(HoldReason.DAY_LIMIT)));
    }

    @Test
    void an_admitted_change_stays_admitted_and_is_not_counted_again() {
        IntStream.range(0, 3).forEach(i -> deactivate(i, NOON));

        assertThat(deactivate(0, NOON.plusSeconds(60))).isEqualTo(admitted(0, NOON));
        assertThat(deactivate(3, TWO_HOURS_LATER)).isInstanceOf(Admitted.class);
        assertThat(deactivate(4, TWO_HOURS_LATER)).isInstanceOf(Admitted.class);
    }

    @Test
    void an_admission_is_remembered_over_midnight_for_24_hours_and_then_counted_anew() {
        Instant evening = Instant.parse("2026-03-04T23:59:59Z");
        Instant dayLater = evening.plus(Breaker.REMEMBERED_FOR);
        deactivate(0, evening);

        assertThat(deactivate(0, evening.plusSeconds(1))).isEqualTo(admitted(0, evening));
        assertThat(deactivate(0, dayLater.minusNanos(1))).isEqualTo(admitted(0, evening));
        assertThat(deactivate(0, dayLater)).isEqualTo(admitted(0, dayLater));
        assertThat(deactivate(0, dayLater.plusSeconds(1))).isEqualTo(admitted(0, dayLater));
        assertThat(deactivate(1, dayLater)).isInstanceOf(Admitted.class);
        assertThat(deactivate(2, dayLater)).isInstanceOf(Admitted.class);
        assertThat(deactivate(3, dayLater)).isInstanceOf(Held.class);
    }

    @Test
    void each_thing_of_an_account_is_a_change_of_its_own() {
        Breaker.Expected one = removal("S01");
        Breaker.Expected other = removal("S02");

        assertThat(breaker.admit(one, ORDINARY, LIMITS, NOON))
                .isEqualTo(
                        new Admitted(
                                ChangeKind.REMOVE_FROM_USER_GROUP,
                                one.target(),
                                NOON,
                                Optional.empty()));
        assertThat(breaker.admit(other, ORDINARY, LIMITS, NOON)).isInstanceOf(Admitted.class);
        assertThat(breaker.admit(one, ORDINARY, LIMITS, NOON.plusSeconds(1)))
                .isInstanceOf(Admitted.class);
        assertThat(breaker.admit(removal("S03"), ORDINARY, LIMITS, NOON))
                .isInstanceOf(Admitted.class);
        assertThat(breaker.admit(removal("S04"), ORDINARY, LIMITS, NOON))
                .isEqualTo(new Held(Set.of(HoldReason.HOUR_LIMIT)));
        assertThat(breaker.admittedSince(ChangeKind.REMOVE_FROM_USER_GROUP, NOON, 10))
                .extracting(Breaker.AdmittedLately::target)
                .containsExactly(one.target(), other.target(), removal("S03").target());
    }

    @Test
    void things_of_one_account_that_are_expected_count_each() {
        for (String group : List.of("S01", "S02", "S03", "S04")) {
            breaker.expect(removal(group));
        }

        assertThat(breaker.admit(removal("S01"), ORDINARY, LIMITS, NOON))
                .isEqualTo(new Held(Set.of(HoldReason.HOUR_LIMIT)));
        breaker.withdraw(removal("S04"));
        assertThat(breaker.admit(removal("S01"), ORDINARY, LIMITS, NOON))
                .isInstanceOf(Admitted.class);
    }

    @Test
    void no_more_than_the_group_s_share_is_taken_within_a_day() {
        GroupShare fifth = new GroupShare(new Limit(20, 2, 100), () -> 15);

        // Of fifteen and those taken before: three.
        for (int number = 1; number <= 3; number++) {
            assertThat(removes(number, "S01", fifth, NOON)).isInstanceOf(Admitted.class);
        }
        assertThat(removes(4, "S01", fifth, NOON))
                .isEqualTo(new Held(Set.of(HoldReason.GROUP_LIMIT)));
        assertThat(removes(4, "S02", fifth, NOON)).isInstanceOf(Admitted.class);
        assertThat(removes(4, "S01", fifth, NOON.plus(Duration.ofHours(23))))
                .isEqualTo(new Held(Set.of(HoldReason.GROUP_LIMIT)));
        assertThat(removes(4, "S01", fifth, NOON.plus(Duration.ofHours(25))))
                .isInstanceOf(Admitted.class);
    }

    @Test
    void the_size_of_a_group_is_not_asked_for_below_the_floor() {
        GroupShare unread =
                new GroupShare(
                        new Limit(20, 2, 100),
                        () -> {
                            throw new AssertionError("Not asked below the floor");
                        });

        assertThat(removes(1, "S01", unread, NOON)).isInstanceOf(Admitted.class);
        assertThat(removes(2, "S01", unread, NOON)).isInstanceOf(Admitted.class);
    }

    @Test
    void who_is_expected_to_leave_the_same_group_counts_along_and_a_refund_makes_room() {
        GroupShare two = new GroupShare(new Limit(0, 2, 2), () -> 0);
        breaker.expect(removal(2, "S01"));
        breaker.expect(removal(3, "S01"));
        breaker.expect(removal(4, "S02"));

        assertThat(removes(1, "S01", two, NOON))
                .isEqualTo(new Held(Set.of(HoldReason.GROUP_LIMIT)));
        assertThat(removes(4, "S02", two, NOON)).isInstanceOf(Admitted.class);

        breaker.withdraw(removal(3, "S01"));
        assertThat(removes(1, "S01", two, NOON)).isInstanceOf(Admitted.class);
        assertThat(removes(2, "S01", two, NOON)).isInstanceOf(Admitted.class);
        assertThat(removes(5, "S01", two, NOON)).isInstanceOf(Held.class);
        breaker.refund(removal(2, "S01"));
        assertThat(removes(5, "S01", two, NOON)).isInstanceOf(Admitted.class);
    }

    private Admission removes(int number, String group, GroupShare share, Instant now) {
        return breaker.admit(
                removal(number, group),
                ORDINARY,
                Limits.absolute(100, 1_000),
                Optional.of(share),
                now);
    }

    private static Breaker.Expected removal(String group) {
        return removal(1, group);
    }

    private static Breaker.Expected removal(int number, String group) {
        return new Breaker.Expected(
                ChangeKind.REMOVE_FROM_USER_GROUP,
                Target.of(account(number), new Entitlement.UserGroup("T01", group)),
                BreakerFixture.CONFIRMED);
    }

    @Test
    void whoever_leaves_anew_is_counted_anew() {
        deactivate(0, NOON);
        Breaker.Expected anew = deactivation(0, NOON.plusSeconds(60));

        assertThat(breaker.admit(anew, ORDINARY, LIMITS, NOON.plusSeconds(120)))
                .isEqualTo(admitted(0, NOON.plusSeconds(120)));
        assertThat(deactivate(1, NOON)).isInstanceOf(Admitted.class);
        assertThat(deactivate(2, NOON)).isEqualTo(new Held(Set.of(HoldReason.HOUR_LIMIT)));
    }

    @Test
    void whoever_leaves_anew_over_the_limit_is_held() {
        IntStream.range(0, 3).forEach(i -> deactivate(i, NOON));

        assertThat(
                        breaker.admit(
                                deactivation(0, NOON.plusSeconds(60)),
                                ORDINARY,
                                LIMITS,
                                NOON.plusSeconds(120)))
                .isEqualTo(new Held(Set.of(HoldReason.HOUR_LIMIT)));
    }

    @Test
    void a_refund_gives_nothing_back_of_an_earlier_departure() {
        IntStream.range(0, 3).forEach(i -> deactivate(i, NOON));

        breaker.refund(deactivation(0, NOON.plusSeconds(60)));

        assertThat(deactivate(3, NOON)).isInstanceOf(Held.class);
    }

    @Test
    void accounts_to_be_made_are_counted_by_the_people_who_have_none() {
        List<Breaker.Expected> newcomers =
                IntStream.range(0, 4)
                        .mapToObj(i -> new PersonId(new SourceId("okta"), "00unew" + i))
                        .map(person ->
                                new Breaker.Expected(
                                        ChangeKind.CREATE, Target.of(person), CONFIRMED))
                        .toList();
        newcomers.subList(0, 3).forEach(breaker::expect);

        assertThat(newcomers.subList(0, 3))
                .allMatch(one -> breaker.admit(one, ORDINARY, LIMITS, NOON) instanceof Admitted);
        assertThat(breaker.admit(newcomers.getFirst(), ORDINARY, LIMITS, NOON))
                .isInstanceOf(Admitted.class);
        assertThat(breaker.admit(newcomers.getLast(), ORDINARY, LIMITS, NOON))
                .isEqualTo(new Held(Set.of(HoldReason.HOUR_LIMIT)));
        breaker.refund(newcomers.getFirst());
        assertThat(breaker.admit(newcomers.getLast(), ORDINARY, LIMITS, NOON))
                .isInstanceOf(Admitted.class);
        assertThat(breaker.admittedSince(ChangeKind.CREATE, NOON.minusSeconds(1), 10))
                .extracting(AdmittedLately::target)
                .containsExactlyInAnyOrderElementsOf(
                        newcomers.subList(1, 4).stream().map(Breaker.Expected::target).toList());
    }

    @Test
    void what_others_did_leaves_less_room_and_is_counted_once_however_many_it_were() {
        for (int i = 0; i < 2; i++) {
            assertThat(countForeign(i, NOON)).isTrue();
            assertThat(countForeign(i, NOON)).isFalse();
        }

        assertThat(deactivate(7, NOON)).isInstanceOf(Admitted.class);
        assertThat(deactivate(8, NOON)).isEqualTo(new Held(Set.of(HoldReason.HOUR_LIMIT)));
        IntStream.range(2, 9).forEach(i -> assertThat(countForeign(i, NOON)).isTrue());
        assertThat(breaker.admittedSince(ChangeKind.DEACTIVATE, NOON, 10)).hasSize(1);
    }

    @Test
    void what_others_do_once_more_is_counted_once_more() {
        countForeign(0, NOON);

        assertThat(countForeign(0, TWO_HOURS_LATER)).isTrue();
    }

    @Test
    void what_others_did_counts_in_the_windows_that_reach_back_to_it_and_in_no_other() {
        Instant later = NOON.plus(Duration.ofDays(2));
        for (int i = 0; i < 9; i++) {
            breaker.countForeign(foreign(i, later), Optional.of(NOON), later);
        }

        Windows counted = breaker.admitted(ChangeKind.DEACTIVATE);
        assertThat(counted.within(Window.DAY, later)).isZero();
        assertThat(counted.within(Window.WEEK, later)).isEqualTo(9);
        assertThat(counted.within(Window.MONTH, NOON.plus(Duration.ofDays(32)))).isZero();
    }

    @Test
    void what_others_did_is_taken_back_once_and_can_count_again() {
        countForeign(0, NOON);
        countForeign(1, NOON);

        breaker.refundForeign(foreign(0, NOON));
        breaker.refundForeign(foreign(0, NOON));
        breaker.refundForeign(foreign(7, NOON));

        assertThat(breaker.knowsForeign(foreign(0, NOON))).isFalse();
        assertThat(breaker.knowsForeign(foreign(1, NOON))).isTrue();
        assertThat(foreignWithinAnHour()).isEqualTo(1);
        assertThat(countForeign(0, NOON)).isTrue();
        assertThat(foreignWithinAnHour()).isEqualTo(2);
    }

    @Test
    void what_others_did_long_ago_is_known_and_not_counted() {
        assertThat(breaker.countForeign(foreign(0, NOON), Optional.empty(), NOON)).isTrue();

        assertThat(breaker.knowsForeign(foreign(0, NOON))).isTrue();
        assertThat(countForeign(0, NOON)).isFalse();
        assertThat(foreignWithinAnHour()).isZero();
        breaker.refundForeign(foreign(0, NOON));
        assertThat(breaker.knowsForeign(foreign(0, NOON))).isFalse();
    }

    private int foreignWithinAnHour() {
        return breaker.admitted(ChangeKind.DEACTIVATE).within(Window.HOUR, NOON);
    }

    private boolean countForeign(int number, Instant episode) {
        return breaker.countForeign(
                foreign(number, episode), Optional.of(episode), episode.plusSeconds(1));
    }

    private static Breaker.Foreign foreign(int number, Instant episode) {
        return new Breaker.Foreign(ChangeKind.DEACTIVATE, account(number), episode);
    }

    @Test
    void kinds_are_counted_apart() {
        IntStream.range(0, 3).forEach(i -> deactivate(i, NOON));
        Breaker.Expected creation = new Breaker.Expected(ChangeKind.CREATE, account(0), CONFIRMED);

        assertThat(breaker.admit(creation, ORDINARY, LIMITS, NOON))
                .isEqualTo(new Admitted(ChangeKind.CREATE, account(0), NOON));
    }

    @Test
    void a_held_change_leaves_no_trace() {
        assertThat(fixture.deactivate(0, NONE, NOON))
                .isEqualTo(
                        new Held(
                                Set.of(
                                        HoldReason.HOUR_LIMIT,
                                        HoldReason.DAY_LIMIT,
                                        HoldReason.WEEK_LIMIT,
                                        HoldReason.MONTH_LIMIT)));
        assertThat(IntStream.range(0, 3).mapToObj(i -> deactivate(i, NOON)))
                .allMatch(admission -> admission instanceof Admitted);
    }

    @Test
    void the_stop_switch_at_all_holds_what_was_not_admitted_before_the_urgent_too() {
        deactivate(0, NOON);
        fixture.throwTo(StopPosition.ALL);

        assertThat(deactivate(1, NOON)).isEqualTo(new Held(Set.of(HoldReason.STOPPED)));
        assertThat(breaker.admit(deactivation(1, CONFIRMED), URGENT, LIMITS, NOON))
                .isEqualTo(new Held(Set.of(HoldReason.STOPPED)));
        assertThat(deactivate(0, NOON)).isEqualTo(admitted(0, NOON));

        fixture.throwTo(StopPosition.OFF);
        assertThat(deactivate(1, NOON)).isEqualTo(admitted(1, NOON));
    }

    @Test
    void a_single_leaver_passes_while_bulk_is_stopped() {
        fixture.throwTo(StopPosition.BULK);

        assertThat(deactivate(0, NOON)).isEqualTo(admitted(0, NOON));
        assertThat(breaker.admit(deactivation(1, CONFIRMED), URGENT, LIMITS, NOON))
                .isEqualTo(admitted(1, NOON));
    }

    @Test
    void what_ended_unwritten_is_given_back_once() {
        IntStream.range(0, 3).forEach(i -> deactivate(i, NOON));

        breaker.refund(deactivation(0, CONFIRMED));
        breaker.refund(deactivation(0, CONFIRMED));
        breaker.refund(deactivation(9, CONFIRMED));

        assertThat(deactivate(3, NOON)).isEqualTo(admitted(3, NOON));
        assertThat(deactivate(0, NOON)).isEqualTo(new Held(Set.of(HoldReason.HOUR_LIMIT)));
    }

    @Test
    void of_many_refunds_at_once_one_counts() {
        IntStream.range(0, 3).forEach(i -> deactivate(i, NOON));
        Callable<Boolean> refund =
                () -> {
                    breaker.refund(deactivation(0, CONFIRMED));
                    return true;
                };

        Parallel.all(Collections.nCopies(8, refund));

        assertThat(deactivate(3, NOON)).isInstanceOf(Admitted.class);
        assertThat(deactivate(4, NOON)).isInstanceOf(Held.class);
    }

    @Test
    void tells_what_it_admitted_lately_the_newest_first() {
        deactivate(0, NOON);
        deactivate(1, NOON.plusSeconds(2));
        deactivate(2, NOON.plusSeconds(1));
        breaker.admit(
                new Breaker.Expected(ChangeKind.CREATE, account(3), CONFIRMED),
                ORDINARY,
                LIMITS,
                NOON.plusSeconds(3));
        AdmittedLately newest = new AdmittedLately(account(1), NOON.plusSeconds(2));
        AdmittedLately second = new AdmittedLately(account(2), NOON.plusSeconds(1));

        assertThat(breaker.admittedSince(ChangeKind.DEACTIVATE, NOON.plusSeconds(1), 5))
                .containsExactly(newest, second);
        assertThat(breaker.admittedSince(ChangeKind.DEACTIVATE, NOON, 1)).containsExactly(newest);
        assertThat(breaker.admittedSince(ChangeKind.REACTIVATE, NOON, 5)).isEmpty();
    }

    @Test
    void of_64_at_once_exactly_the_limit_is_admitted() {
        Limits limits = Limits.absolute(8, 100);
        List<Callable<Admission>> changes =
                IntStream.range(0, 64)
                        .<Callable<Admission>>mapToObj(
                                i -> () -> fixture.deactivate(i, limits, NOON))
                        .toList();

        List<Admission> first = Parallel.all(changes);
        assertThat(first).filteredOn(a -> a instanceof Admitted).hasSize(8);
        assertThat(first)
                .filteredOn(a -> a instanceof Held)
                .hasSize(56)
                .containsOnly(new Held(Set.of(HoldReason.HOUR_LIMIT)));
        assertThat(Parallel.all(changes)).as("asked again").isEqualTo(first);
    }

    @Test
    void the_same_change_asked_for_at_once_is_counted_once() {
        assertThat(Parallel.all(Collections.nCopies(8, () -> deactivate(0, NOON))))
                .containsOnly(admitted(0, NOON));
        assertThat(deactivate(1, NOON)).isInstanceOf(Admitted.class);
        assertThat(deactivate(2, NOON)).isInstanceOf(Admitted.class);
        assertThat(deactivate(3, NOON)).isInstanceOf(Held.class);
    }

    private Admission deactivate(int number, Instant now) {
        return fixture.deactivate(number, LIMITS, now);
    }

    private static Admitted admitted(int number, Instant at) {
        return new Admitted(ChangeKind.DEACTIVATE, account(number), at);
    }
}
