package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.lifecycle.CaseId;

/**
 * Whether something was heard of a person since they were read: who was suspended may have left,
 * who was held may be released. It counts on the run at work, no other is started.
 */
public final class News {
    private final Runs runs;
    private final LeaverCases leaverCases;

    public News(Runs runs, LeaverCases leaverCases) {
        this.runs = requireNonNull(runs, "runs is null");
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
    }

    /** Returns false if another run is current: that one sees to it. */
    boolean isThere(Runs.Ticket ticket, CaseId caseId) {
        long seen = leaverCases.kept(caseId).leaver().assessment().map(Assessment::seen).orElse(0L);
        return runs.wanted(ticket).filter(wanted -> wanted > seen).isPresent();
    }
}
