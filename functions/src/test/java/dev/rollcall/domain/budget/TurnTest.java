package dev.rollcall.domain.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

/** For how many calls a step is promised a slot, by what it makes of its waits. */
class TurnTest {
    private static final Bucket PAGES =
            SlackLimits.method("admin.users.list", Tier.FOUR).getFirst();
    private static final Bucket GROUPS = SlackLimits.method("usergroups.list", Tier.TWO).getFirst();
    private static final int MOST = 30;

    @Test
    void a_step_that_begins_anew_asks_for_all_that_it_will_make_again_and_half_as_many() {
        Turn turn = new Turn(Lane.RECONCILE, "step");

        assertThat(turn.toAskFor(PAGES, MOST)).isEqualTo(1);
        turn.allowed(PAGES, 1);
        assertThat(turn.toAskFor(PAGES, MOST)).isEqualTo(2);
        make(turn, 7);
        assertThat(turn.toAskFor(PAGES, MOST)).isEqualTo(8 + 1 + 4);
    }

    @Test
    void a_reading_asks_for_as_many_however_far_it_has_come() {
        Turn turn = Turn.reading(Lane.RECONCILE, "step", 10);

        assertThat(turn.toAskFor(PAGES, MOST)).isEqualTo(10);
        make(turn, 60);
        assertThat(turn.toAskFor(PAGES, MOST)).isEqualTo(10);
    }

    @Test
    void a_reading_asks_for_no_more_than_may_be_made_at_once() {
        assertThat(Turn.reading(Lane.RECONCILE, "step", 10).toAskFor(GROUPS, 6)).isEqualTo(6);
    }

    @Test
    void a_reading_uses_all_that_it_was_promised_and_then_asks_again() {
        Turn turn = Turn.reading(Lane.RECONCILE, "step", 3);
        turn.allowed(PAGES, 3);

        assertThat(turn.usesAllowed(PAGES)).isTrue();
        assertThat(turn.usesAllowed(PAGES)).isTrue();
        assertThat(turn.usesAllowed(PAGES)).isFalse();
    }

    @Test
    void only_a_step_that_begins_anew_makes_what_it_has_read_once_more() {
        Turn anew = new Turn(Lane.RECONCILE, "step");
        Turn reading = Turn.reading(Lane.RECONCILE, "step", 10);
        Turn once = Turn.once(Lane.LEAVER, "step");

        List.of(anew, reading, once).forEach(turn -> turn.repeats(List.of(GROUPS)));

        assertThat(anew.repeatedBesides(PAGES)).containsExactly(List.of(GROUPS));
        assertThat(reading.repeatedBesides(PAGES)).isEmpty();
        assertThat(once.repeatedBesides(PAGES)).isEmpty();
    }

    @Test
    void a_reading_of_no_page_is_a_mistake() {
        assertThatThrownBy(() -> Turn.reading(Lane.RECONCILE, "step", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void make(Turn turn, int calls) {
        for (int call = 0; call < calls; call++) {
            turn.allowed(PAGES, 1);
        }
    }
}
