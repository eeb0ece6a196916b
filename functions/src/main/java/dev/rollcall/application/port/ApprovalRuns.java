package dev.rollcall.application.port;

import dev.rollcall.domain.breaker.BatchId;

/** The execution that sees a batch through, and the token it waits with. */
public interface ApprovalRuns {

    /** Starts the batch's execution unless one runs; tries once. */
    Workflows.Start start(BatchId batch);

    /** Tells the execution that waits with this token to look; false if it waits no more. */
    boolean wake(String token);
}
