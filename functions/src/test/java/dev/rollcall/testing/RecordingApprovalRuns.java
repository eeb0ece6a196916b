package dev.rollcall.testing;

import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.domain.breaker.BatchId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remembers which batches were started and which tokens were woken. */
public final class RecordingApprovalRuns implements ApprovalRuns {
    private final List<BatchId> started = new ArrayList<>();
    private final Set<BatchId> running = new HashSet<>();
    private final Set<String> woken = new HashSet<>();

    @Override
    public synchronized Workflows.Start start(BatchId batch) {
        if (running.add(batch)) {
            started.add(batch);
        }
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

    /** Returns the executions that were started after so many others, in order. */
    public synchronized List<BatchId> startedAfter(int others) {
        return List.copyOf(started.subList(others, started.size()));
    }

    /** Lets the batch's execution end, well or badly; only another start makes a new one. */
    public synchronized void end(BatchId batch) {
        running.remove(batch);
    }

    public synchronized boolean woken(String token) {
        return woken.contains(token);
    }
}
