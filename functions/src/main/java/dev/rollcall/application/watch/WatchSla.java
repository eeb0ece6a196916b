package dev.rollcall.application.watch;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.leaver.LeaverCases;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.SlaClass;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Watches one case from outside its run: what is late is recorded as a breach and escalated, and
 * escalated again every day until the case is closed. The work itself goes on elsewhere.
 */
public final class WatchSla {
    private static final Duration REMINDER = Duration.ofDays(1);
    private static final String IS_LATE =
            "A leaver is late. Rollcall goes on by itself; look at what stands in its way.";
    private static final String WAS_LATE =
            "A leaver was late and has got through by now. Look at what stood in its way.";

    private final LeaverCases leaverCases;
    private final Recorder recorder;
    private final Escalate escalate;
    private final Clock clock;

    public WatchSla(LeaverCases leaverCases, Recorder recorder, Escalate escalate, Clock clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Whether to come back. */
    public sealed interface Outcome {
        record Wait(Instant notBefore) implements Outcome {}

        record Done() implements Outcome {}
    }

    public Outcome check(CaseId caseId) {
        LeaverCases.Kept open = leaverCases.kept(caseId);
        boolean closed = open.leaver().state().closed();
        Instant now = clock.instant();
        for (SlaClass slaClass : SlaClass.values()) {
            Instant deadline = open.leaver().deadline(slaClass);
            Optional<Instant> reached = open.leaver().reached(slaClass);
            if (reached.isPresent()) {
                // Reached, but perhaps late, and nobody looked in between.
                reached.filter(deadline::isBefore)
                        .ifPresent(_ -> breach(open, slaClass, deadline, WAS_LATE));
            } else if (!closed && deadline.isAfter(now)) {
                return new Outcome.Wait(deadline);
            } else if (!closed) {
                breach(open, slaClass, deadline, IS_LATE);
            }
        }
        return closed ? new Outcome.Done() : new Outcome.Wait(remind(open, now));
    }

    private void breach(
            LeaverCases.Kept open, SlaClass slaClass, Instant deadline, String whatToDo) {
        String name = name(slaClass);
        Map<String, String> facts =
                Map.of(
                        "class", name,
                        "deadline", deadline.toString(),
                        "state", open.leaver().state().toString());
        recorder.fact(open.leaver(), open.ground(), Kind.BREACH, "breach#" + name, facts);
        escalate.raise(open.leaver(), open.ground(), "late:" + name, whatToDo, facts);
    }

    /** Every class is past its deadline or reached, yet the case is open. */
    private Instant remind(LeaverCases.Kept open, Instant now) {
        Instant last = open.leaver().deadline(SlaClass.VERIFIED);
        if (last.isAfter(now)) {
            return last;
        }
        long day = Duration.between(last, now).dividedBy(REMINDER);
        if (day > 0) {
            escalate.raise(
                    open.leaver(),
                    open.ground(),
                    "still-open:day-" + day,
                    "This leaver's case is still open. Decide it or mend what stands in its way.",
                    Map.of("state", open.leaver().state().toString()));
        }
        return last.plus(REMINDER.multipliedBy(day + 1));
    }

    private static String name(SlaClass slaClass) {
        return slaClass.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
