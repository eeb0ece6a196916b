package dev.rollcall.application.record;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.Escalations;
import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.testing.InMemoryOutbox;
import dev.rollcall.testing.RecordingEscalations;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class SendOutboxTest {
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final RecordingEscalations told = new RecordingEscalations();

    @Test
    void what_cannot_wait_is_paged_and_mailed_and_the_rest_is_mailed() {
        put(
                "late:access-cut",
                "stop:all",
                "approval:undecided",
                "approval:trouble",
                "residual-late-hostile:day-0",
                "refused:owner",
                "residual-late:day-0",
                "stop:bulk");

        assertThat(new SendOutbox(outbox, told).send()).isEqualTo(8);

        assertThat(told.reasons()).hasSize(8);
        assertThat(told.paged())
                .extracting(Escalation::reason)
                .containsExactly(
                        "late:access-cut",
                        "stop:all",
                        "approval:undecided",
                        "approval:trouble",
                        "residual-late-hostile:day-0");
        assertThat(outbox.waiting(9)).isEmpty();
    }

    @Test
    void what_could_not_be_paged_is_mailed_and_waits_and_the_rest_is_done() {
        put("stop:all", "refused:owner");

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> new SendOutbox(outbox, new WithoutPager()).send());

        assertThat(told.reasons()).containsExactly("stop:all", "refused:owner");
        assertThat(outbox.waiting(9))
                .extracting(waiting -> waiting.escalation().reason())
                .containsExactly("stop:all");
    }

    @Test
    void where_nothing_waits_nobody_is_told() {
        assertThat(new SendOutbox(outbox, new WithoutPager()).send()).isZero();
        assertThat(told.raised()).isEmpty();
    }

    @Test
    void what_could_not_be_mailed_waits_for_the_next_minute() {
        put("refused:owner", "stop:bulk");

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> new SendOutbox(outbox, new WithoutMail()).send());
        assertThat(outbox.waiting(9)).hasSize(2);

        assertThat(new SendOutbox(outbox, told).send()).isEqualTo(2);
        assertThat(outbox.waiting(9)).isEmpty();
    }

    @Test
    void those_of_one_reason_are_told_together_in_the_order_they_came() {
        put("stop:bulk", "refused:owner", "stop:bulk");

        new SendOutbox(outbox, told).send();

        assertThat(told.raised())
                .extracting(Escalation::reason)
                .containsExactly("stop:bulk", "stop:bulk", "refused:owner");
    }

    private void put(String... reasons) {
        for (int i = 0; i < reasons.length; i++) {
            outbox.put(
                    new Outbox.Waiting(
                            "id-" + i,
                            new Escalation("case", reasons[i], "Look at it.", Map.of()),
                            NOON.plusSeconds(i)));
        }
    }

    private static final class WithoutMail implements Escalations {
        @Override
        public void raise(List<List<Escalation>> byReason) {
            throw new PortFailure.Unavailable("SNS is down");
        }

        @Override
        public void page(List<List<Escalation>> byReason) {}
    }

    private final class WithoutPager implements Escalations {
        @Override
        public void raise(List<List<Escalation>> byReason) {
            told.raise(byReason);
        }

        @Override
        public void page(List<List<Escalation>> byReason) {
            throw new PortFailure.NeedsHuman("Paging", "NotFound");
        }
    }
}
