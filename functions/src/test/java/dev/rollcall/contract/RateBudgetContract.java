package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.RateBudget;
import dev.rollcall.application.port.RateBudget.Answer;
import dev.rollcall.application.port.RateBudget.NotBefore;
import dev.rollcall.application.port.RateBudget.Now;
import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.Claim;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Promise;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.domain.budget.SlackLimits;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What a {@link RateBudget} promises; more stories by {@code -Dbudget.seeds=2000}. */
public abstract class RateBudgetContract {
    protected static final Share SHARE = new Share(50);

    /** Half of it: a call a second, ten at once; five for movers, three for the reconciliation. */
    private static final Bucket WRITES = new Bucket("writes", 120, 20, Bucket.Use.BY_OTHERS_TOO);

    /** Half of it: two calls a second, thirty at once. */
    private static final Bucket ALL = new Bucket("all", 240, 60, Bucket.Use.BY_OTHERS_TOO);

    private RateBudget budget;

    protected abstract RateBudget budget();

    @BeforeEach
    void take_the_budget() {
        budget = budget();
    }

    @Test
    void lets_the_shares_burst_through_and_then_its_rate() {
        for (int call = 0; call < 10; call++) {
            assertThat(budget.claim(leaver(call), NOON)).isEqualTo(new Now(1));
        }

        assertThat(budget.claim(leaver(10), NOON)).isEqualTo(notBefore(1));
        assertThat(budget.claim(leaver(11), NOON)).isEqualTo(notBefore(2));
    }

    @Test
    void a_promised_slot_is_kept_and_taken_once() {
        use(Lane.LEAVER, 10);
        budget.claim(leaver(10), NOON);

        assertThat(budget.claim(leaver(10), NOON.plusMillis(999))).isEqualTo(notBefore(1));
        assertThat(budget.claim(leaver(10), NOON.plusSeconds(1))).isEqualTo(new Now(1));
        assertThat(budget.claim(leaver(10), NOON.plusSeconds(1))).isEqualTo(notBefore(2));
    }

    @Test
    void a_slot_that_nobody_took_lapses() {
        use(Lane.LEAVER, 10);
        budget.claim(leaver(10), NOON);
        Instant last = NOON.plusSeconds(1).plus(Promise.KEPT);
        use(Lane.LEAVER, 10, last);

        assertThat(budget.claim(leaver(10), last)).isInstanceOf(NotBefore.class);
    }

    @Test
    void a_call_takes_from_every_bucket_it_counts_in() {
        for (int call = 0; call < 10; call++) {
            budget.claim(new Claim("w" + call, Lane.LEAVER, 1, List.of(WRITES, ALL)), NOON);
        }
        Claim other = new Claim("other", Lane.LEAVER, 20, List.of(ALL));

        assertThat(budget.claim(other, NOON)).isEqualTo(new Now(20));
        assertThat(budget.claim(new Claim("one more", Lane.LEAVER, 1, List.of(ALL)), NOON))
                .isEqualTo(NotBefore.kept(NOON.plusMillis(500)));
    }

    @Test
    void several_calls_get_one_slot_for_all() {
        use(Lane.LEAVER, 10);

        assertThat(budget.claim(new Claim("four", Lane.LEAVER, 4, List.of(WRITES)), NOON))
                .isEqualTo(notBefore(4));
        assertThat(budget.claim(leaver(10), NOON)).isEqualTo(notBefore(5));
    }

    @Test
    void a_slot_may_be_kept_for_more_calls_than_were_wanted_at_once() {
        use(Lane.LEAVER, 9);
        Claim one = new Claim("step", Lane.LEAVER, 1, 4, List.of(WRITES, ALL));

        assertThat(budget.claim(one, NOON)).isEqualTo(new Now(1));
        assertThat(budget.claim(one, NOON)).isEqualTo(notBefore(4));
        assertThat(budget.claim(one, NOON.plusSeconds(4))).isEqualTo(new Now(4));
        assertThat(budget.claim(leaver(10), NOON.plusSeconds(4))).isEqualTo(notBefore(5));
    }

    @Test
    void a_slot_for_calls_that_are_made_again_is_good_from_when_they_are() {
        use(Lane.LEAVER, 10);

        assertThat(budget.keep(leaver(10), NOON.plusSeconds(40), NOON))
                .isEqualTo(NOON.plusSeconds(40));
        assertThat(budget.claim(leaver(11), NOON))
                .as("counted in its time")
                .isEqualTo(notBefore(2));
        assertThat(budget.claim(leaver(10), NOON.plusSeconds(39))).isEqualTo(notBefore(40));
        assertThat(budget.claim(leaver(10), NOON.plusSeconds(40).plus(Promise.KEPT).minusMillis(1)))
                .isEqualTo(new Now(1));
    }

    @Test
    void a_slot_for_calls_that_are_made_again_is_never_before_its_time() {
        use(Lane.MOVER, 5);

        assertThat(budget.keep(claim("m1", Lane.MOVER), NOON.plusMillis(10), NOON))
                .isEqualTo(NOON.plusSeconds(1));
        assertThat(budget.keep(claim("m2", Lane.MOVER), NOON.plusMillis(10), NOON))
                .isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void where_there_is_room_nothing_is_kept_for_calls_that_are_made_again() {
        use(Lane.LEAVER, 9);

        assertThat(budget.keep(leaver(9), NOON.plusSeconds(40), NOON))
                .isEqualTo(NOON.plusSeconds(40));
        assertThat(budget.claim(leaver(10), NOON)).isEqualTo(new Now(1));
        assertThat(budget.claim(leaver(9), NOON)).isEqualTo(notBefore(1));
    }

    @Test
    void a_slot_that_is_kept_already_is_put_off_and_counted_once() {
        use(Lane.LEAVER, 10);
        budget.claim(leaver(10), NOON);

        assertThat(budget.keep(leaver(10), NOON.plusSeconds(300), NOON))
                .isEqualTo(NOON.plusSeconds(300));
        assertThat(budget.claim(leaver(11), NOON)).isEqualTo(notBefore(2));
        assertThat(budget.claim(leaver(10), NOON.plusSeconds(299))).isEqualTo(notBefore(300));
        assertThat(budget.claim(leaver(10), NOON.plusSeconds(300))).isEqualTo(new Now(1));
    }

    @Test
    void more_at_once_than_there_ever_is_is_a_mistake() {
        Claim claim = new Claim("four", Lane.RECONCILE, 4, List.of(WRITES));

        assertThatThrownBy(() -> budget.claim(claim, NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_the_leavers_is_lent_to_nobody() {
        use(Lane.RECONCILE, 3);
        assertThat(budget.claim(claim("r", Lane.RECONCILE), NOON)).isEqualTo(notBefore(1));
        // With the one that goes a second later, four are counted.
        assertThat(budget.claim(claim("m1", Lane.MOVER), NOON)).isEqualTo(new Now(1));
        assertThat(budget.claim(claim("m2", Lane.MOVER), NOON)).isEqualTo(notBefore(1));

        for (int call = 0; call < 5; call++) {
            assertThat(budget.claim(leaver(call), NOON)).isEqualTo(new Now(1));
        }
    }

    @Test
    void leavers_go_between_slots_that_others_hold() {
        use(Lane.MOVER, 5);
        for (int call = 0; call < 30; call++) {
            assertThat(budget.claim(claim("m" + call, Lane.MOVER), NOON))
                    .isEqualTo(notBefore(call + 1));
        }

        for (int call = 0; call < 5; call++) {
            assertThat(budget.claim(leaver(call), NOON)).isEqualTo(new Now(1));
        }
        assertThat(budget.claim(claim("m30", Lane.MOVER), NOON)).isEqualTo(notBefore(36));
    }

    @Test
    void leavers_wait_for_leavers_only_and_what_others_reserved_moves_back() {
        use(Lane.MOVER, 5);
        for (int call = 0; call < 30; call++) {
            budget.claim(claim("m" + call, Lane.MOVER), NOON);
        }
        use(Lane.LEAVER, 5);

        for (int call = 0; call < 3; call++) {
            assertThat(budget.claim(leaver(call), NOON)).isEqualTo(notBefore(call + 1));
        }

        assertThat(budget.claim(claim("m0", Lane.MOVER), NOON.plusSeconds(1)))
                .isEqualTo(notBefore(1 + 5 + 3));
        assertThat(budget.claim(leaver(0), NOON.plusSeconds(1))).isEqualTo(new Now(1));
        assertThat(budget.claim(claim("m0", Lane.MOVER), NOON.plusSeconds(9)))
                .isEqualTo(new Now(1));
    }

    @Test
    void a_batch_of_leavers_waits_until_the_burst_is_there_and_not_for_what_others_reserved() {
        use(Lane.MOVER, 5);
        for (int call = 0; call < 30; call++) {
            budget.claim(claim("m" + call, Lane.MOVER), NOON);
        }
        Claim ten = new Claim("ten", Lane.LEAVER, 10, List.of(WRITES));

        assertThat(budget.claim(ten, NOON)).isEqualTo(notBefore(5));
        assertThat(budget.claim(claim("m0", Lane.MOVER), NOON.plusSeconds(1)))
                .isEqualTo(notBefore(1 + 10 + 5));
        assertThat(budget.claim(ten, NOON.plusSeconds(5))).isEqualTo(new Now(10));
    }

    @Test
    void the_reconciliation_reserves_ten_seconds_ahead_and_no_more() {
        use(Lane.RECONCILE, 3);
        for (int call = 0; call < 10; call++) {
            assertThat(budget.claim(claim("r" + call, Lane.RECONCILE), NOON))
                    .isEqualTo(notBefore(call + 1));
        }

        NotBefore notKept = NotBefore.askAgain(NOON.plusSeconds(5));
        assertThat(budget.claim(claim("far", Lane.RECONCILE), NOON)).isEqualTo(notKept);
        assertThat(budget.claim(claim("far", Lane.RECONCILE), NOON)).isEqualTo(notKept);
        assertThat(budget.claim(claim("m", Lane.MOVER), NOON)).isEqualTo(notBefore(9));
    }

    @Test
    void what_lapsed_is_given_back_but_not_what_time_has_given_back_already() {
        use(Lane.LEAVER, 10);
        budget.claim(leaver(10), NOON);
        Instant lapsed = NOON.plusSeconds(2).plus(Promise.KEPT);
        use(Lane.LEAVER, 10, lapsed);

        assertThat(budget.claim(leaver(10), lapsed))
                .isEqualTo(NotBefore.kept(lapsed.plusSeconds(1)));
        assertThat(budget.claim(leaver(11), lapsed))
                .isEqualTo(NotBefore.kept(lapsed.plusSeconds(2)));
    }

    @Test
    void many_who_did_not_come_for_their_slots_do_not_get_one_slot_together() {
        use(Lane.LEAVER, 10);
        for (int call = 0; call < 200; call++) {
            budget.claim(leaver(call), NOON);
        }
        Instant lapsed = NOON.plusSeconds(160);

        List<Instant> slots = new ArrayList<>();
        for (int call = 0; call < 20; call++) {
            slots.add(((NotBefore) budget.claim(leaver(call), lapsed)).at());
        }

        assertThat(slots).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void a_bucket_that_slack_closed_is_closed_for_everybody_and_its_slots_move() {
        use(Lane.LEAVER, 10);
        budget.claim(leaver(10), NOON);

        budget.close(WRITES, NOON, NOON.plusSeconds(30));
        budget.close(WRITES, NOON, NOON.plusSeconds(20));

        assertThat(budget.claim(leaver(10), NOON.plusSeconds(1))).isEqualTo(notBefore(31));
        assertThat(budget.claim(leaver(11), NOON.plusSeconds(1))).isEqualTo(notBefore(32));
        assertThat(budget.claim(leaver(10), NOON.plusSeconds(31))).isEqualTo(new Now(1));
    }

    @Test
    void a_closed_bucket_opens_with_one_call_in_it() {
        budget.close(WRITES, NOON, NOON.plusSeconds(30));

        assertThat(budget.claim(leaver(0), NOON)).isEqualTo(notBefore(30));
        assertThat(budget.claim(leaver(1), NOON)).isEqualTo(notBefore(31));
    }

    @Test
    void writes_to_one_user_are_apart() {
        List<Bucket> user = SlackLimits.userWrite("U01");
        budget.claim(new Claim("a", Lane.LEAVER, 1, user), NOON);

        assertThat(budget.claim(new Claim("b", Lane.LEAVER, 1, user), NOON))
                .isEqualTo(notBefore(1));
        assertThat(budget.claim(new Claim("c", Lane.LEAVER, 1, SlackLimits.userWrite("U02")), NOON))
                .isEqualTo(new Now(1));
    }

    @Test
    void sixty_four_at_once_get_no_more_than_one_after_the_other() {
        Arrivals arrivals = new Arrivals();
        List<Callable<Answer>> claims =
                IntStream.range(0, 64)
                        .<Callable<Answer>>mapToObj(i -> () -> budget.claim(leaver(i), NOON))
                        .toList();

        for (Answer answer : Parallel.all(claims)) {
            arrivals.add(answer instanceof NotBefore(Instant at, _) ? at : NOON, 1);
        }

        assertThat(arrivals.count()).isEqualTo(64);
        assertThat(arrivals.worstExcess(WRITES, 50, Duration.ZERO)).isLessThanOrEqualTo(1e-6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_window_ever_holds_more_than_the_share(long seed) {
        BudgetStory story = new BudgetStory(budget, seed, List.of(Duration.ZERO));

        story.tell(WRITES, ALL);

        assertThat(story.answered()).isEqualTo(BudgetStory.CALLERS);
        assertThat(story.worstExcess(WRITES, 50, Duration.ZERO)).isLessThanOrEqualTo(1e-6);
        assertThat(story.worstExcess(ALL, 50, Duration.ZERO)).isLessThanOrEqualTo(1e-6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void clocks_that_differ_by_two_seconds_cost_what_goes_through_in_four(long seed) {
        Duration skew = Duration.ofSeconds(2);
        BudgetStory story =
                new BudgetStory(budget, seed, List.of(skew.negated(), Duration.ZERO, skew));

        story.tell(WRITES, ALL);

        assertThat(story.answered()).isEqualTo(BudgetStory.CALLERS);
        assertThat(story.worstExcess(WRITES, 50, skew.multipliedBy(2))).isLessThanOrEqualTo(1e-6);
        assertThat(story.worstExcess(ALL, 50, skew.multipliedBy(2))).isLessThanOrEqualTo(1e-6);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("budget.seeds", 3));
    }

    private void use(Lane lane, int calls) {
        use(lane, calls, NOON);
    }

    private void use(Lane lane, int calls, Instant at) {
        List<Answer> answers = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            answers.add(budget.claim(claim("used" + call + at, lane), at));
        }
        assertThat(answers).containsOnly(new Now(1));
    }

    private static Claim leaver(int number) {
        return claim("leaver" + number, Lane.LEAVER);
    }

    private static Claim claim(String key, Lane lane) {
        return new Claim(key, lane, 1, List.of(WRITES));
    }

    private static NotBefore notBefore(int seconds) {
        return NotBefore.kept(NOON.plusSeconds(seconds));
    }
}
