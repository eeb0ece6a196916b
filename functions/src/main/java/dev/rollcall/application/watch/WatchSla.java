package dev.rollcall.application.watch;

import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.leaver.LeaverCases;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.Deadline;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.SlaClass;
import dev.rollcall.domain.person.Standing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    private static final String WAITS =
            "A leaver is late and waits for people: decide the batch, or do what the case asks"
                    + " for.";
    private static final String WAS_LATE =
            "A leaver was late and has got through by now. Look at what stood in its way.";

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

        /** The clock has ended; what no API can end may be open still, and is looked after. */
        record Verified() implements Outcome {}

        record Done() implements Outcome {}
    }

    public Outcome check(CaseId caseId) {
        LeaverCases.Kept open = leaverCases.kept(caseId);
        LeaverCase leaver = open.leaver();
        Instant now = clock.instant();
        if (leaver.state() == CaseState.ASSESSING && leaver.standing().isEmpty()) {
            return new Outcome.Wait(unassessed.check(open, now));
        }
        if (waitsForAHuman(leaver)) {
            askForLook.at(leaver.person(), caseId, now);
        }
        return judge(open, now);
    }

    private Outcome judge(LeaverCases.Kept open, Instant now) {
        boolean closed = open.leaver().state().closed();
        List<Instant> ahead = new ArrayList<>();
        for (Deadline deadline : deadlines(open.leaver())) {
            if (deadline.reachedLate()) {
                // Reached, but nobody looked in between.
                breach(open, deadline, WAS_LATE);
            } else if (deadline.reached().isEmpty() && !closed) {
                if (deadline.due().isAfter(now)) {
                    ahead.add(deadline.due());
                } else {
                    breach(open, deadline, waitsForAHuman(open.leaver()) ? WAITS : IS_LATE);
                }
            }
        }
        if (closed) {
            return open.leaver().state() == CaseState.VERIFIED
                    ? new Outcome.Verified()
                    : new Outcome.Done();
        }
        return new Outcome.Wait(
                ahead.stream().min(naturalOrder()).orElseGet(() -> remind(open, now)));
    }

    private static List<Deadline> deadlines(LeaverCase leaver) {
        return classes(leaver).stream().flatMap(c -> leaver.deadlines(c).stream()).toList();
    }

    /** Only who has left, or is paused, can be late in leaving. */
    private static List<SlaClass> classes(LeaverCase leaver) {
        return switch (leaver.standing().orElse(Standing.UNKNOWN)) {
            case LEAVER -> List.of(SlaClass.values());
            case SUSPENDED -> List.of(SlaClass.ACCESS_CUT);
            case ENTITLED, NOT_YET, UNKNOWN -> List.of();
        };
    }

    /** In these states a human acts outside of Rollcall, and only another look finds it. */
    private static boolean waitsForAHuman(LeaverCase leaver) {
        return switch (leaver.state()) {
            case REFUSED, UNRESOLVED -> true;
            // Released, but not yet their wave's turn: a look would be a run ahead of it.
            case HELD -> leaver.accounts().stream().anyMatch(a -> a.has(AccountMark.HELD));
            default -> false;
        };
    }

    private void breach(LeaverCases.Kept open, Deadline deadline, String whatToDo) {
        String name = name(deadline);
        Map<String, String> facts =
                Map.of(
                        "class", name,
                        "countedFrom", deadline.from().toString(),
                        "deadline", deadline.due().toString(),
                        "state", open.leaver().state().toString());
        recorder.fact(open.leaver(), open.ground(), Kind.BREACH, "breach#" + name, facts);
        escalate.raise(open.leaver(), open.ground(), "late:" + name, whatToDo, facts);
    }

    /** Every class is past its deadline or reached, yet the case is open. */
    private Instant remind(LeaverCases.Kept open, Instant now) {
        Instant last =
                open.leaver().deadlines(SlaClass.VERIFIED).stream()
                        .map(Deadline::due)
                        .max(naturalOrder())
                        .orElseThrow();
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

    private static String name(Deadline deadline) {
        String name = deadline.slaClass().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (deadline.counted()) {
            case FROM_EVENT -> name;
            case FROM_DECISION -> "released-" + name;
        };
    }
}
