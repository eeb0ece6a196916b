package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Gives up a joiner's or mover's work that does not get through, for a later run. Nobody holds the
 * person meanwhile: whatever is heard of them is looked at at once.
 */
public final class PutOff {
    private static final Duration SHORTEST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Twice as long as most troubles last. */
    private static final Duration TOLD_AFTER = Duration.ofMinutes(2);

    /** What the state machine hands over where nothing can be written: all is stopped. */
    private static final String STOPPED = "stopped";

    private final Runs runs;
    private final News news;
    private final LeaverCases leaverCases;
    private final Escalate escalate;
    private final Clock clock;

    public PutOff(Runs runs, LeaverCases leaverCases, Escalate escalate, Clock clock) {
        this.runs = requireNonNull(runs, "runs is null");
        this.news = new News(runs, leaverCases);
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** The sweep starts the next run then, unless something is heard before. */
    public record PutOffUntil(String at) {}

    /**
     * Waits as long as the case is old, 15 seconds at least and 5 minutes at most; not at all if
     * something was heard since the person was read, who may be a leaver by now. While everything
     * is stopped that is known, and paged, so of these people nobody is told one by one.
     *
     * @param error the error's name and cause, {@code left} and what was found left, or {@code
     *     stopped}
     */
    public PutOffUntil putOff(Runs.Ticket ticket, CaseId caseId, String error) {
        LeaverCases.Kept open = leaverCases.kept(caseId);
        Instant now = clock.instant();
        Duration age = Duration.between(open.leaver().detectedAt(), now);
        boolean stopped = error.equals(STOPPED);
        TroubleCode code = TroubleCode.of(error);
        if (!stopped && (code.needsHuman() || age.compareTo(TOLD_AFTER) > 0)) {
            escalate.raise(
                    open.leaver(),
                    open.ground(),
                    code.after("provision"),
                    "What a person is to have in Slack does not get through. It is tried again;"
                            + " look at what it meets.",
                    code.left().isEmpty() ? Map.of() : Map.of("left", code.left()));
        }
        if (news.isThere(ticket, caseId)) {
            runs.renew(ticket, now);
            return new PutOffUntil(now.toString());
        }
        Instant due = now.plus(stopped ? CarryOut.STOPPED : bounded(age));
        runs.putOff(ticket, due);
        return new PutOffUntil(due.toString());
    }

    private static Duration bounded(Duration age) {
        if (age.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return age.compareTo(LONGEST) > 0 ? LONGEST : age;
    }
}
