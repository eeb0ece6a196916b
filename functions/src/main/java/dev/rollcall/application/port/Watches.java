package dev.rollcall.application.port;

import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Instant;

/** The watches over the cases' deadlines. */
public interface Watches {

    /**
     * Starts a watch over the deadlines that count from a decision; the one that counts from the
     * event may sleep past them. Asking again starts no other.
     *
     * @throws PortFailure if it could not be started: ask again
     */
    void begin(CaseId caseId, Instant decidedAt);

    /**
     * Starts the watch of the same case again, under a new name.
     *
     * @param executionArn of an execution that ended badly
     * @return false if that is no watch, or if its successor was started before
     * @throws PortFailure if it could not be started: ask again
     */
    boolean restart(String executionArn);
}
