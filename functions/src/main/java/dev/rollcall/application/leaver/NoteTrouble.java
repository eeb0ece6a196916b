package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What a run does when a round did not get through: tell a human once, wait, go round again. */
public final class NoteTrouble {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    /** Rounds of one execution; a case with many groups then stays far below 10 000 events. */
    static final int ROUNDS = 20;

    private final Runs runs;
    private final LeaverCases leaverCases;
    private final Escalate escalate;
    private final Clock clock;

    public NoteTrouble(Runs runs, LeaverCases leaverCases, Escalate escalate, Clock clock) {
        this.runs = requireNonNull(runs, "runs is null");
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** How the run goes on. */
    public sealed interface Outcome {
        record Wait(Instant notBefore) implements Outcome {}

        /** This execution has gone round often enough; the sweep starts the next one. */
        record HandedOver() implements Outcome {}
    }

    /**
     * @param reason the step that failed, or {@code incomplete}
     * @param error the error's name and cause, or {@code left} and what a verification found left
     * @param round how many rounds have failed in this execution, from 1
     */
    public Outcome note(Runs.Ticket ticket, CaseId caseId, String reason, String error, int round) {
        LeaverCases.Kept open = leaverCases.kept(caseId);
        TroubleCode code = TroubleCode.of(error);
        if (round > 1 || code.needsHuman()) {
            Map<String, String> facts = new TreeMap<>(Map.of("round", Integer.toString(round)));
            if (!code.left().isEmpty()) {
                facts.put("left", code.left());
            }
            escalate.raise(
                    open.leaver(),
                    open.ground(),
                    code.after(reason),
                    "A run does not get through. It goes on trying; look at what it meets.",
                    facts);
        }
        if (round >= ROUNDS) {
            runs.renew(ticket, clock.instant());
            return new Outcome.HandedOver();
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(round - 1, 10));
        return new Outcome.Wait(
                clock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait));
    }
}
