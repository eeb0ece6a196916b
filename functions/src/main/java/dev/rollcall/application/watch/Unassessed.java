package dev.rollcall.application.watch;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.leaver.LeaverCases;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.domain.lifecycle.SlaClass;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A case whose person no reading has shown yet. Nobody can be late in leaving who may not have left
 * at all, so what is told is that nobody knows, counted from the detection.
 */
final class Unassessed {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration OFTEN = Duration.ofMinutes(5);
    private static final Duration SELDOM = Duration.ofHours(1);

    private final Escalate escalate;

    Unassessed(Escalate escalate) {
        this.escalate = requireNonNull(escalate, "escalate is null");
    }

    /** Returns when to come back. */
    Instant check(LeaverCases.Kept open, Instant now) {
        Instant detected = open.leaver().detectedAt();
        Duration patience = open.leaver().terms().sla().accessCut();
        Instant due = detected.plus(patience);
        if (now.isBefore(due)) {
            // By then there may be a reading, and a first deadline.
            Instant deadline = open.leaver().deadlines(SlaClass.ACCESS_CUT).getFirst().due();
            Instant next = deadline.isAfter(now) ? deadline : now.plus(SOON);
            return next.isBefore(due) ? next : due;
        }
        long days = Duration.between(detected, now).toDays();
        escalate.raise(
                open.leaver(),
                open.ground(),
                days == 0 ? "not-assessed" : "not-assessed:day-" + days,
                "The source has not told for so long whether this person has left. Look at the"
                        + " source and at what stands in the run's way.",
                Map.of("minutes", Long.toString(Duration.between(detected, now).toMinutes())));
        return now.plus(days == 0 ? OFTEN : SELDOM);
    }
}
