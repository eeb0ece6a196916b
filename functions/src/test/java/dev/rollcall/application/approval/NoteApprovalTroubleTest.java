package dev.rollcall.application.approval;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Outbox.Waiting;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.testing.InMemoryOutbox;
import dev.rollcall.testing.MovableClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class NoteApprovalTroubleTest {
    private static final BatchId ONE = new BatchId("1".repeat(32));
    private static final BatchId OTHER = new BatchId("2".repeat(32));

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final MovableClock clock = new MovableClock(NOON);
    private final NoteApprovalTrouble trouble = new NoteApprovalTrouble(outbox, clock);

    @Test
    void a_batch_that_does_not_get_on_is_told_once_however_often_it_fails() {
        trouble.note(ONE);
        outbox.sent(outbox.waiting(9).getFirst());
        clock.advance(Duration.ofMinutes(1));

        trouble.note(ONE);

        assertThat(outbox.waiting(9)).isEmpty();
    }

    @Test
    void each_batch_is_told_of() {
        trouble.note(ONE);
        trouble.note(OTHER);

        assertThat(outbox.waiting(9))
                .extracting(Waiting::escalation)
                .allSatisfy(told -> assertThat(told.reason()).isEqualTo("approval:trouble"))
                .extracting(told -> told.about())
                .containsExactlyInAnyOrder("batch " + ONE, "batch " + OTHER);
    }
}
