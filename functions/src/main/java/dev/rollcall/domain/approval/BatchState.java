package dev.rollcall.domain.approval;

/** Where a held batch stands. */
public enum BatchState {
    /** Items still join. */
    COLLECTING,
    /** Sealed: its items never change; approvers are asked. */
    PENDING,
    /** A later batch has taken its undecided items over. */
    SUPERSEDED,
    /** Nobody decided in time; a later batch one level higher has taken its items over. */
    EXPIRED,
    /** Decided; what was released is being worked off. */
    DECIDED,
    /** Released, but too old or too much had changed: the rest went back to a new batch. */
    RETURNED,
    /** Worked off. */
    DONE;

    public boolean ended() {
        return switch (this) {
            case COLLECTING, PENDING, DECIDED -> false;
            case SUPERSEDED, EXPIRED, RETURNED, DONE -> true;
        };
    }
}
