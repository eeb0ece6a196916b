package dev.rollcall.domain.lifecycle;

/**
 * Where a case stands. A case that is not closed keeps its clock running; a closed one is worked on
 * no more, and of the closed states only {@link #VERIFIED} is followed by another, {@link #CLOSED}.
 */
public enum CaseState {
    /** A hint arrived; the source has not yet confirmed. */
    ASSESSING(false),
    /** The source says leaver (or suspended); steps are running. */
    ACTING(false),
    /** The breaker holds it: contained, in front of a human. */
    HELD(false),
    /** A protected principal, or Slack will not let us: a human must act. */
    REFUSED(false),
    /**
     * An unknown status, an absent person, one who is back after a cut, or whose account may have
     * been made without our knowing it: a human must decide.
     */
    UNRESOLVED(false),
    /** The source says the person belongs here; nothing was written. */
    NOT_A_LEAVER(true),
    /** The person has no account that we know of: a human was told once, nothing is left to do. */
    NO_ACCOUNT(true),
    /** The policy says to observe only: what would have been done is in the ledger. */
    OBSERVED(true),
    /** Belongs here again and has the accounts back, though they were cut or about to be. */
    RETURNED(true),
    /** Suspended: sessions ended, nothing else was due. */
    SESSIONS_ENDED(true),
    /** An earlier case verified this very change already. */
    ALREADY_VERIFIED(true),
    /** Out, seen twice, evidence stored; what no API can end may still be open. */
    VERIFIED(true),
    /** Verified, and nothing of what was left behind is open any more. */
    CLOSED(true);

    private final boolean closed;

    CaseState(boolean closed) {
        this.closed = closed;
    }

    public boolean closed() {
        return closed;
    }
}
