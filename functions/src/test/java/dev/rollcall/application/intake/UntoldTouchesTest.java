package dev.rollcall.application.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.testing.InMemoryCursors;
import dev.rollcall.testing.InMemoryReconciliations;
import dev.rollcall.testing.MovableClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class UntoldTouchesTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final MovableClock clock = new MovableClock(NOON);
    private final InMemoryCursors cursors = new InMemoryCursors();
    private final InMemoryReconciliations reconciliations = new InMemoryReconciliations();
    private final UntoldTouches untold = new UntoldTouches(cursors, reconciliations, clock);

    @Test
    void a_reading_that_began_later_and_has_a_result_takes_the_mark_away() {
        untold.mark();
        assertThat(untold.wantReading()).isTrue();

        read(Optional.empty());

        assertThat(untold.wantReading()).isFalse();
        clock.advance(Duration.ofDays(1));
        assertThat(untold.wantReading()).isFalse();
    }

    @Test
    void a_reading_that_ended_in_trouble_is_none_and_is_wanted_again_an_hour_later() {
        untold.mark();

        read(Optional.of("unavailable"));

        assertThat(untold.wantReading()).isFalse();
        clock.advance(Duration.ofHours(1));
        assertThat(untold.wantReading()).isTrue();
    }

    @Test
    void a_mark_that_is_taken_away_at_the_same_moment_is_set_nevertheless() {
        untold.mark();
        UntoldTouches late = new UntoldTouches(new Interrupted(1), reconciliations, clock);
        clock.advance(Duration.ofSeconds(1));

        late.mark();

        assertThat(untold.wantReading()).isTrue();
    }

    @Test
    void a_mark_that_cannot_be_set_is_not_taken_for_set() {
        UntoldTouches never = new UntoldTouches(new Interrupted(100), reconciliations, clock);

        assertThatThrownBy(never::mark).isInstanceOf(PortFailure.Unavailable.class);
    }

    private void read(Optional<String> trouble) {
        clock.advance(Duration.ofSeconds(1));
        Reconciliation begun =
                Reconciliation.begin(
                        new SnapshotId("20261127T120000Z-00000001"),
                        clock.instant(),
                        "0".repeat(64),
                        List.of(SnapshotPart.people(new SourceId("okta"))),
                        Optional.empty());
        reconciliations.replace(Optional.empty(), begun);
        reconciliations.replace(Optional.of(begun), begun.ended(clock.instant(), trouble));
    }

    /** Somebody else moves each cursor between our finding and our moving it, so often. */
    private final class Interrupted implements Cursors {
        private int left;

        Interrupted(int times) {
            left = times;
        }

        @Override
        public Optional<String> find(String name) {
            return cursors.find(name);
        }

        @Override
        public boolean move(String name, Optional<String> from, String to) {
            if (left-- > 0) {
                cursors.move(name, cursors.find(name), "-");
                return false;
            }
            return cursors.move(name, from, to);
        }
    }
}
