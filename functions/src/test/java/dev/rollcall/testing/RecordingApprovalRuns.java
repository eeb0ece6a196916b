package dev.rollcall.testing;

import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.domain.breaker.BatchId;

import java.util.ArrayList;
import java.util.List;

/** Remembers which batches were started and which tokens were woken. */
public final class RecordingApprovalRuns implements ApprovalRuns {
    private final List<BatchId> started = new ArrayList<>();
    private final List<String> woken = new ArrayList<>();

    @Override
    public synchronized Workflows.Start start(BatchId batch) {
        started.add(batch);
        return Workflows.Start.STARTED;
    }

    @Override
    public synchronized boolean wake(String token) {
        woken.add(token);
        return true;
    }

    public synchronized List<BatchId> started() {
        return List.copyOf(started);
    }

    public synchronized List<String> woken() {
        return List.copyOf(woken);
    }
}
