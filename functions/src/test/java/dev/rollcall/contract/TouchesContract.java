package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Touches;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.reconcile.Touch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** What {@link Touches} do. */
public abstract class TouchesContract {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final AccountId ANA = new AccountId("U0ANA");
    private static final AccountId BEN = new AccountId("U0BEN");
    private static final Entitlement ONCALL = new Entitlement.UserGroup("T01", "S01");

    private Touches touches;

    protected abstract Touches fresh();

    @BeforeEach
    void furnish() {
        touches = fresh();
    }

    @Test
    void keep_each_until_it_is_seen_the_oldest_first() {
        Touch later = new Touch.Membership(ANA, ONCALL, true, NOON.plusSeconds(2));
        Touch earlier = new Touch.Activity(BEN, false, NOON);
        Touch between = new Touch.Arrival(ANA, NOON.plusSeconds(1));
        touches.record(List.of(later, earlier, between));

        assertThat(touches.pending(10)).containsExactly(earlier, between, later);
        assertThat(touches.pending(2)).containsExactly(earlier, between);

        touches.seen(earlier);
        assertThat(touches.pending(10)).containsExactly(between, later);
    }

    @Test
    void of_what_is_touched_twice_the_later_touch_counts_in_whatever_order_they_come() {
        Touch added = new Touch.Membership(ANA, ONCALL, true, NOON);
        Touch removed = new Touch.Membership(ANA, ONCALL, false, NOON.plusSeconds(5));
        touches.record(List.of(removed));
        touches.record(List.of(added));
        assertThat(touches.pending(10)).containsExactly(removed);

        touches.seen(removed);
        touches.record(List.of(removed, added));
        assertThat(touches.pending(10)).containsExactly(removed);
    }

    @Test
    void what_was_touched_again_since_it_was_read_is_not_seen() {
        Touch first = new Touch.Membership(ANA, ONCALL, true, NOON);
        Touch second = new Touch.Membership(ANA, ONCALL, false, NOON.plusSeconds(1));
        touches.record(List.of(first));
        touches.record(List.of(second));

        touches.seen(first);

        assertThat(touches.pending(10)).containsExactly(second);
    }

    @Test
    void what_was_touched_again_within_the_same_second_is_not_seen() {
        Touch added = new Touch.Membership(ANA, ONCALL, true, NOON);
        Touch removed = new Touch.Membership(ANA, ONCALL, false, NOON);
        touches.record(List.of(added));
        touches.record(List.of(removed));

        touches.seen(added);

        assertThat(touches.pending(10)).containsExactly(removed);
    }

    @Test
    void what_is_of_no_kind_that_is_known_keeps_the_others_from_nothing() {
        Touch strange = new Touch.Unknown(ANA, "unheard:of", true, NOON);
        Touch known = new Touch.Membership(BEN, ONCALL, true, NOON.plusSeconds(1));
        touches.record(List.of(strange, known));

        assertThat(touches.pending(10)).containsExactly(strange, known);

        touches.seen(strange);
        assertThat(touches.pending(10)).containsExactly(known);
    }

    @Test
    void forgetting_what_is_not_there_is_harmless() {
        touches.seen(new Touch.Arrival(ANA, NOON));

        assertThat(touches.pending(10)).isEmpty();
    }

    @Test
    void keep_as_many_as_a_large_group_has() {
        List<Touch> many =
                IntStream.range(0, 250)
                        .<Touch>mapToObj(i ->
                                new Touch.Membership(
                                        new AccountId("U%06d".formatted(i)), ONCALL, true, NOON))
                        .toList();
        touches.record(many);

        assertThat(touches.pending(1_000)).containsExactlyInAnyOrderElementsOf(many);
    }
}
