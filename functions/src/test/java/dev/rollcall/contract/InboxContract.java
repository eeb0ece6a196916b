package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.stream.IntStream;

/** What an {@link Inbox} does. */
public abstract class InboxContract {
    private Inbox inbox;

    protected abstract Inbox inbox();

    @BeforeEach
    void take_the_inbox() {
        inbox = inbox();
    }

    @Test
    void records_an_event_once() {
        Hint byHook = hint(ANA, "e1");
        Hint byPoll = new Hint(ANA, "e1", "other.type", NOON, Hint.Way.POLL);

        assertThat(inbox.record(byHook, NOON)).isEqualTo(Inbox.Receipt.RECORDED);
        assertThat(inbox.record(byPoll, NOON)).isEqualTo(Inbox.Receipt.DUPLICATE);
        assertThat(inbox.pending(NOON.plusSeconds(1), 10))
                .containsExactly(new Inbox.Pending(byHook, NOON));
    }

    @Test
    void remembers_how_an_event_came_first() {
        Hint byHook = hint(ANA, "e1");
        Hint byPoll = new Hint(ANA, "e1", byHook.eventType(), NOON, Hint.Way.POLL);
        assertThat(inbox.cameBy(byPoll)).isEmpty();

        inbox.record(byHook, NOON);
        inbox.record(byPoll, NOON);
        inbox.dispatched(byHook, "run");

        assertThat(inbox.cameBy(byPoll)).contains(Hint.Way.HOOK);
    }

    @Test
    void tells_sources_apart() {
        PersonId other = new PersonId(new SourceId("entra"), ANA.value());
        inbox.record(hint(ANA, "e1"), NOON);

        assertThat(inbox.record(hint(other, "e1"), NOON)).isEqualTo(Inbox.Receipt.RECORDED);
    }

    @Test
    void records_once_what_arrives_at_once() {
        assertThat(Parallel.all(Collections.nCopies(16, () -> inbox.record(hint(ANA, "e1"), NOON))))
                .containsOnlyOnce(Inbox.Receipt.RECORDED);
    }

    @Test
    void keeps_times_exactly() {
        Hint exact = hint(ANA, "e1", NOON.plusNanos(123_456_789));
        inbox.record(exact, NOON.plusNanos(1_001));

        assertThat(inbox.pending(NOON.plusSeconds(1), 10))
                .containsExactly(new Inbox.Pending(exact, NOON.plusNanos(1_001)));
    }

    @Test
    void lists_the_oldest_first_and_no_more_than_asked_for() {
        IntStream.range(0, 30)
                .map(i -> 29 - i)
                .forEach(i -> inbox.record(hint(BEN, "e" + i), NOON.plusMillis(i)));

        assertThat(inbox.pending(NOON.plusSeconds(1), 20))
                .extracting(pending -> pending.hint().eventId())
                .isEqualTo(IntStream.range(0, 20).mapToObj(i -> "e" + i).toList());
    }

    @Test
    void lists_what_tells_of_leaving_first() {
        Hint back = new Hint(BEN, "e1", "user.lifecycle.reactivate", NOON, Hint.Way.HOOK);
        inbox.record(back, NOON);
        inbox.record(hint(ANA, "e2"), NOON.plusMillis(2));
        inbox.record(hint(ANA, "e3"), NOON.plusMillis(1));

        assertThat(inbox.pending(NOON.plusSeconds(1), 10))
                .extracting(pending -> pending.hint().eventId())
                .containsExactly("e3", "e2", "e1");
        assertThat(inbox.pending(NOON.plusSeconds(1), 1))
                .extracting(pending -> pending.hint().eventId())
                .containsExactly("e3");
    }

    @Test
    void lists_only_what_was_received_before() {
        inbox.record(hint(ANA, "e1"), NOON);
        inbox.record(hint(ANA, "e2"), NOON.plusMillis(500));

        assertThat(inbox.pending(NOON, 10)).isEmpty();
        assertThat(inbox.pending(NOON.plusMillis(500), 10))
                .extracting(pending -> pending.hint().eventId())
                .containsExactly("e1");
    }

    @Test
    void forgets_what_was_taken_up_but_not_that_it_came() {
        inbox.record(hint(ANA, "e1"), NOON);
        inbox.record(hint(BEN, "e2"), NOON);

        inbox.dispatched(hint(ANA, "e1"), "leaver-1");
        inbox.dispatched(hint(ANA, "e1"), "leaver-1");

        assertThat(inbox.pending(NOON.plusSeconds(1), 10))
                .extracting(pending -> pending.hint().eventId())
                .containsExactly("e2");
        assertThat(inbox.record(hint(ANA, "e1"), NOON.plusSeconds(60)))
                .isEqualTo(Inbox.Receipt.DUPLICATE);
        assertThat(inbox.pending(NOON.plusSeconds(90), 10)).hasSize(1);
    }

    @Test
    void takes_no_notice_of_a_dispatch_it_knows_nothing_about() {
        inbox.dispatched(hint(ANA, "e1"), "leaver-1");

        assertThat(inbox.record(hint(ANA, "e1"), NOON)).isEqualTo(Inbox.Receipt.RECORDED);
    }
}
