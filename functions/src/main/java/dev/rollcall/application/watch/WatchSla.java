package dev.rollcall.application.watch;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.leaver.LeaverCases;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.SlaClass;
import dev.rollcall.domain.person.Standing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Watches one case from outside its run: what is late is recorded as a breach and escalated, and
 * escalated again every day until the case is closed. The work itself goes on elsewhere.
 *
 * <p>A case that waits for a human is looked at again with each check: what the human did in Slack
 * is found, verified and sealed by a run.
 */
public final class WatchSla {
    private static final Duration REMINDER = Duration.ofDays(1);
    private static final String IS_LATE =
            "A leaver is late. Rollcall goes on by itself; look at what stands in its way.";
    private static final String WAS_LATE =
            "A leaver was late and has got through by now. Look at what stood in its way.";

    /** In these states a human acts outside of Rollcall, and only another look finds it. */
    private static final Set<CaseState> WITH_A_HUMAN =
            EnumSet.of(CaseState.HELD, CaseState.REFUSED, CaseState.UNRESOLVED);

    private final LeaverCases leaverCases;
    private final Recorder recorder;
    private final Escalate escalate;
    private final AskForLook askForLook;
    private final Unassessed unassessed;
    private final Clock clock;

    public WatchSla(
            LeaverCases leaverCases, Recorder recorder, Escalate escalate, Runs runs, Clock clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.askForLook = new AskForLook(runs);
        this.unassessed = new Unassessed(escalate);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Whether to come back. */
    public sealed interface Outcome {
        record Wait(Instant notBefore) implements Outcome {}

        record Done() implements Outcome {}
    }

    public Outcome check(CaseId caseId) {
        LeaverCases.Kept open = leaverCases.kept(caseId);
        LeaverCase leaver = open.leaver();
        Instant now = clock.instant();
        if (leaver.state() == CaseState.ASSESSING && leaver.standing().isEmpty()) {
            return new Outcome.Wait(unassessed.check(open, now));
        }
        if (WITH_A_HUMAN.contains(leaver.state())) {
            askForLook.at(leaver.person(), caseId, now);
        }
        return judge(open, now);
    }

    private Outcome judge(LeaverCases.Kept open, Instant now) {
        boolean closed = open.leaver().state().closed();
        for (SlaClass slaClass : classes(open.leaver())) {
            Instant deadline = open.leaver().deadline(slaClass);
            Optional<Instant> reached = reached(open.leaver(), slaClass);
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

    /** Only who has left, or is paused, can be late in leaving. */
    private static List<SlaClass> classes(LeaverCase leaver) {
        return switch (leaver.standing().orElse(Standing.UNKNOWN)) {
            case LEAVER -> List.of(SlaClass.values());
            case SUSPENDED -> List.of(SlaClass.ACCESS_CUT);
            case ENTITLED, NOT_YET, UNKNOWN -> List.of();
        };
    }

    /** Of somebody suspended, the access that is cut are the sessions alone. */
    private static Optional<Instant> reached(LeaverCase leaver, SlaClass slaClass) {
        return leaver.standing().equals(Optional.of(Standing.SUSPENDED))
                ? leaver.signedOut()
                : leaver.reached(slaClass);
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
