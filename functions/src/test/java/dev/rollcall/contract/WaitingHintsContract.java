package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.WaitingHints;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;

/** What {@link WaitingHints} do, and what the inbox has to do with them. */
public abstract class WaitingHintsContract {
    private static final Instant LATER = NOON.plusSeconds(60);
    private WaitingHints waiting;
    private Inbox inbox;

    /** Both look at the same hints. */
    public record Both(WaitingHints waiting, Inbox inbox) {}

    protected abstract Both both();

    @BeforeEach
    void take_both() {
        Both both = both();
        waiting = both.waiting();
        inbox = both.inbox();
    }

    @Test
    void keeps_what_no_sweep_sees_until_it_is_released() {
        assertThat(waiting.keep(hint(ANA, "e1"), NOON)).isEqualTo(Inbox.Receipt.RECORDED);

        assertThat(inbox.pending(LATER, 10)).isEmpty();
        assertThat(waiting.of(ANA.source(), 10))
                .containsExactly(new Inbox.Pending(hint(ANA, "e1"), NOON));

        waiting.of(ANA.source(), 10).forEach(waiting::release);
        assertThat(waiting.of(ANA.source(), 10)).isEmpty();
        assertThat(inbox.pending(LATER, 10))
                .containsExactly(new Inbox.Pending(hint(ANA, "e1"), NOON));
    }

    @Test
    void an_event_is_kept_once_whichever_way_it_comes() {
        waiting.keep(hint(ANA, "e1"), NOON);
        inbox.record(hint(BEN, "e2"), NOON);

        assertThat(waiting.keep(hint(ANA, "e1"), LATER)).isEqualTo(Inbox.Receipt.DUPLICATE);
        assertThat(inbox.record(hint(ANA, "e1"), LATER)).isEqualTo(Inbox.Receipt.DUPLICATE);
        assertThat(waiting.keep(hint(BEN, "e2"), LATER)).isEqualTo(Inbox.Receipt.DUPLICATE);
        assertThat(waiting.of(ANA.source(), 10))
                .containsExactly(new Inbox.Pending(hint(ANA, "e1"), NOON));
    }

    @Test
    void lists_those_of_one_source_the_oldest_first_and_no_more_than_asked_for() {
        waiting.keep(hint(ANA, "e2"), NOON.plusMillis(2));
        waiting.keep(hint(BEN, "e1"), NOON.plusMillis(1));
        waiting.keep(hint(BEN, "e3"), NOON.plusMillis(3));

        assertThat(waiting.of(ANA.source(), 2))
                .extracting(one -> one.hint().eventId())
                .containsExactly("e1", "e2");
        assertThat(waiting.of(new SourceId("elsewhere"), 10)).isEmpty();
    }

    @Test
    void what_was_taken_up_is_not_pending_again_by_a_late_release() {
        waiting.keep(hint(ANA, "e1"), NOON);
        Inbox.Pending one = waiting.of(ANA.source(), 1).getFirst();
        waiting.release(one);
        inbox.dispatched(one.hint(), "leaver-1");

        waiting.release(one);

        assertThat(inbox.pending(LATER, 10)).isEmpty();
        assertThat(waiting.of(ANA.source(), 10)).isEmpty();
    }
}
