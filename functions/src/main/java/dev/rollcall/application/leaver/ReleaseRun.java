package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.lifecycle.CaseId;

/** Last step: give the lease back, unless something happened since the person was read. */
public final class ReleaseRun {
    private final Runs runs;
    private final Cases cases;

    public ReleaseRun(Runs runs, Cases cases) {
        this.runs = requireNonNull(runs, "runs is null");
        this.cases = requireNonNull(cases, "cases is null");
    }

    /** Whether the run may end. */
    public sealed interface Outcome {
        record Released() implements Outcome {}

        /** Another event came in meanwhile: read the person again. */
        record LookAgain() implements Outcome {}
    }

    /**
     * @param seen how many looks had been wanted before the person was last read
     */
    public Outcome release(Runs.Ticket ticket, CaseId caseId, long seen) {
        boolean closed = cases.find(caseId).map(c -> c.state().closed()).orElse(false);
        return runs.release(ticket, seen, closed)
                ? new Outcome.Released()
                : new Outcome.LookAgain();
    }
}
