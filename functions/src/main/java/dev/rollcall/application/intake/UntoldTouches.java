package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.domain.reconcile.Reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether Slack or a source has let us know that something was touched without saying whose it is:
 * then both sides are to be read whole, by a reconciliation that began later.
 */
public final class UntoldTouches {
    private static final String MARK = "untold-touches";
    private static final String NONE = "-";
    private static final int TRIES = 5;

    /** Groups that are switched off one after another are read once. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Cursors cursors;
    private final Reconciliations reconciliations;
    private final Clock clock;

    public UntoldTouches(Cursors cursors, Reconciliations reconciliations, Clock clock) {
        this.cursors = requireNonNull(cursors, "cursors is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Wants both sides read whole.
     *
     * @throws PortFailure if the mark could not be set
     */
    public void mark() {
        for (int i = 0; i < TRIES; i++) {
            // Whoever is faster may have taken a mark away by a reading that began before this.
            if (cursors.move(MARK, cursors.find(MARK), clock.instant().toString())) {
                return;
            }
        }
        throw new PortFailure.Unavailable("The mark of what was touched, which others move,");
    }

    /** Takes away the mark of what was read since; returns whether it is time to read. */
    public boolean wantReading() {
        Optional<String> mark = cursors.find(MARK).filter(text -> !text.equals(NONE));
        if (mark.isEmpty()) {
            return false;
        }
        Instant touched = Instant.parse(mark.get());
        Optional<Reconciliation> latest = reconciliations.latest();
        if (latest.filter(UntoldTouches::hasResult)
                .filter(one -> one.begun().isAfter(touched))
                .isPresent()) {
            cursors.move(MARK, mark, NONE);
            return false;
        }
        Instant now = clock.instant();
        return latest.flatMap(Reconciliation::ended)
                .filter(ended -> now.isBefore(ended.plus(AGAIN)))
                .isEmpty();
    }

    /** One that ended in trouble has compared nothing. */
    private static boolean hasResult(Reconciliation one) {
        return one.isOver() && one.trouble().isEmpty();
    }
}
