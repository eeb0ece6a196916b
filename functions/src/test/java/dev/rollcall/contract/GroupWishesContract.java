package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.GroupWishes;
import dev.rollcall.application.port.GroupWishes.Wish;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** What {@link GroupWishes} do. */
public abstract class GroupWishesContract {
    private static final String GROUP = "slack:user-group:T01/S01";

    private GroupWishes wishes;

    protected abstract GroupWishes wishes();

    @BeforeEach
    void take_the_wishes() {
        wishes = wishes();
    }

    @Test
    void each_group_has_its_own_and_who_waits_longest_comes_first() {
        Wish late = wish("U01", 1, NOON.plusSeconds(1));
        Wish early = wish("U02", 1, NOON);
        wishes.make(GROUP, late);
        wishes.make(GROUP, early);
        wishes.make("slack:user-group:T01/S02", wish("U03", 1, NOON));

        assertThat(wishes.of(GROUP, NOON.plusSeconds(2))).containsExactly(early, late);
    }

    @Test
    void a_repeated_wish_keeps_its_place() {
        Wish wish = wish("U01", 1, NOON);
        wishes.make(GROUP, wish);
        Wish again = wish.again(wish.ticket(), NOON.plusSeconds(10));
        wishes.make(GROUP, again);

        assertThat(wishes.of(GROUP, NOON.plusSeconds(11))).containsExactly(again);
        assertThat(again.since()).isEqualTo(NOON);
        assertThat(again.here()).isEqualTo(NOON);
    }

    @Test
    void who_comes_back_after_a_long_wait_is_here_only_since_then() {
        Wish wish = wish("U01", 1, NOON);
        Instant later = NOON.plus(GroupWishes.PRESENT);

        assertThat(wish.isPresent(later.minusNanos(1))).isTrue();
        assertThat(wish.isPresent(later)).isFalse();
        assertThat(wish.again(wish.ticket(), later).here()).isEqualTo(later);
        assertThat(wish.again(wish.ticket(), later).since()).isEqualTo(NOON);
    }

    @Test
    void a_dropped_wish_is_gone_and_dropping_it_again_does_nothing() {
        Wish wish = wish("U01", 1, NOON);
        wishes.make(GROUP, wish);

        wishes.drop(GROUP, wish);
        wishes.drop(GROUP, wish);

        assertThat(wishes.of(GROUP, NOON)).isEmpty();
    }

    @Test
    void an_older_run_neither_replaces_nor_drops_what_a_newer_one_wishes() {
        Wish newer = wish("U01", 2, NOON);
        wishes.make(GROUP, newer);

        wishes.make(GROUP, wish("U01", 1, NOON.plusSeconds(1)));
        wishes.drop(GROUP, wish("U01", 1, NOON.plusSeconds(1)));

        assertThat(wishes.of(GROUP, NOON.plusSeconds(1))).containsExactly(newer);
    }

    @Test
    void a_newer_run_takes_the_wish_over() {
        wishes.make(GROUP, wish("U01", 1, NOON));
        Wish newer = wish("U01", 2, NOON.plusSeconds(1));
        wishes.make(GROUP, newer);

        assertThat(wishes.of(GROUP, NOON.plusSeconds(1))).containsExactly(newer);
    }

    @Test
    void what_was_not_repeated_for_long_is_forgotten() {
        wishes.make(GROUP, wish("U01", 1, NOON));
        Instant end = NOON.plus(GroupWishes.KEPT);

        assertThat(wishes.of(GROUP, end.minusNanos(1))).hasSize(1);
        assertThat(wishes.of(GROUP, end)).isEmpty();
    }

    @Test
    void many_at_once_are_all_kept() {
        Parallel.all(
                IntStream.range(0, 16)
                        .<Callable<Boolean>>mapToObj(i ->
                                () -> {
                                    wishes.make(GROUP, wish("U1" + i, 1, NOON));
                                    return true;
                                })
                        .toList());

        assertThat(wishes.of(GROUP, NOON)).hasSize(16);
    }

    private static Wish wish(String account, long generation, Instant at) {
        PersonId person = new PersonId(new SourceId("okta"), "00u" + account);
        return Wish.first(
                new AccountId(account),
                new CaseId("0".repeat(32)),
                new Runs.Ticket(person, generation),
                at);
    }
}
