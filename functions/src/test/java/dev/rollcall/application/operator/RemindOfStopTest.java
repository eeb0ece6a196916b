package dev.rollcall.application.operator;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.application.record.SendOutbox;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.testing.InMemoryStopSwitch;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.RecordingEscalations;
import dev.rollcall.testing.RecordingOutbox;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

class RemindOfStopTest {
    private final MovableClock clock = new MovableClock(NOON.plusSeconds(17));
    private final InMemoryStopSwitch stop = new InMemoryStopSwitch();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final RecordingEscalations told = new RecordingEscalations();

    @Test
    void at_all_somebody_is_paged_at_once_and_every_quarter_of_an_hour() {
        to(StopPosition.ALL);

        everyMinuteFor(stop, Duration.ofHours(1));

        assertThat(told.paged())
                .hasSize(5)
                .allMatch(page -> page.reason().equals("stop:all"))
                .allSatisfy(page -> assertThat(page.facts()).containsEntry("by", "ole"));
        assertThat(told.raised()).as("mailed too").hasSize(5);
    }

    @Test
    void at_bulk_a_mail_a_day_reminds_and_nobody_is_woken() {
        to(StopPosition.BULK);

        everyMinuteFor(stop, Duration.ofHours(49));

        assertThat(told.reasons()).containsExactly("stop:bulk", "stop:bulk", "stop:bulk");
        assertThat(told.paged()).isEmpty();
    }

    @Test
    void nobody_is_told_of_a_switch_that_is_off_or_was_never_thrown() {
        everyMinuteFor(stop, Duration.ofMinutes(20));
        to(StopPosition.ALL);
        to(StopPosition.OFF);
        everyMinuteFor(stop, Duration.ofMinutes(20));

        assertThat(outbox.raised()).isEmpty();
    }

    @Test
    void thrown_again_it_is_told_at_once_again() {
        to(StopPosition.ALL);
        everyMinuteFor(stop, Duration.ofMinutes(2));
        to(StopPosition.OFF);
        clock.advance(Duration.ofMinutes(1));
        to(StopPosition.ALL);
        everyMinuteFor(stop, Duration.ofMinutes(2));

        assertThat(told.paged()).hasSize(2);
    }

    @Test
    void a_switch_that_cannot_be_read_stops_everything_so_it_is_paged_as_well() {
        everyMinuteFor(new Unreadable(), Duration.ofMinutes(29));

        assertThat(told.paged())
                .extracting(Escalation::reason)
                .containsOnly("stop:unreadable")
                .hasSizeBetween(2, 3);
    }

    private void to(StopPosition position) {
        stop.move(
                stop.read(), new StopSwitch.Thrown(position, "ole", "a bad sync", clock.instant()));
    }

    private void everyMinuteFor(StopSwitch read, Duration time) {
        RemindOfStop remind = new RemindOfStop(read, outbox, clock);
        SendOutbox send = new SendOutbox(outbox, told);
        for (long minute = 0; minute <= time.toMinutes(); minute++) {
            remind.remind();
            send.send();
            clock.advance(Duration.ofMinutes(1));
        }
    }

    private static final class Unreadable implements StopSwitch {
        @Override
        public Optional<Thrown> read() {
            throw new PortFailure.NeedsHuman("Reading the attribute position", "unreadable-item");
        }

        @Override
        public boolean move(Optional<Thrown> seen, Thrown next) {
            throw new AssertionError("A reminder moves nothing");
        }
    }
}
