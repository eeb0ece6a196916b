package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.caseId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Escalations;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.Outbox.Waiting;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.stream.IntStream;

/** What an {@link Outbox} does. */
public abstract class OutboxContract {
    private Outbox outbox;

    protected abstract Outbox outbox();

    @BeforeEach
    void take_the_outbox() {
        outbox = outbox();
    }

    private static Waiting waiting(int number) {
        return new Waiting(
                "id-" + number,
                new Escalations.Escalation(
                        caseId(number),
                        "late:access-cut",
                        "Look at it.",
                        Map.of("due", "12:00", "odd name", "")),
                NOON.plusNanos(number * 1_000_000L + 1));
    }

    @Test
    void gives_the_oldest_first_and_no_more_than_asked_for() {
        IntStream.range(0, 30).map(i -> 29 - i).forEach(i -> outbox.put(waiting(i)));

        assertThat(outbox.waiting(20))
                .isEqualTo(IntStream.range(0, 20).mapToObj(OutboxContract::waiting).toList());
    }

    @Test
    void what_is_put_again_waits_once() {
        outbox.put(waiting(1));
        outbox.put(waiting(1));

        assertThat(outbox.waiting(10)).containsExactly(waiting(1));
    }

    @Test
    void what_was_sent_never_waits_again() {
        outbox.put(waiting(1));
        outbox.put(waiting(2));

        outbox.sent(waiting(1));
        outbox.sent(waiting(1));
        outbox.put(waiting(1));

        assertThat(outbox.waiting(10)).containsExactly(waiting(2));
    }

    @Test
    void takes_no_notice_of_what_it_never_had() {
        outbox.sent(waiting(1));
        outbox.put(waiting(1));

        assertThat(outbox.waiting(10)).containsExactly(waiting(1));
    }
}
