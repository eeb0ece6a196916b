package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.lifecycle.CaseId;

import java.util.Optional;

/**
 * What a run has read of an account's memberships before it had to wait for the rest, so that it
 * goes on from there: ids only. There is one such reading for each run. All methods throw {@link
 * PortFailure}.
 */
public interface KeptHoldings {

    /**
     * Whose reading it is. A run that is not the person's any more, or that has to look again since
     * something was heard of them, finds nothing of the one before.
     *
     * @param generation the fencing number of the run's ticket
     * @param seen how many looks had been wanted before
     */
    record Reader(CaseId run, long generation, long seen) {
        public Reader {
            requireNonNull(run, "run is null");
        }
    }

    /** Returns what the reader has read, without what is unread; empty if it kept nothing. */
    Optional<Holdings> of(Reader reader);

    /**
     * Keeps it, in place of what was kept for the run before. What is too large to be kept is read
     * again.
     */
    void keep(Reader reader, Holdings holdings);
}
