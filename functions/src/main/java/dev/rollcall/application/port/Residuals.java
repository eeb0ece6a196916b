package dev.rollcall.application.port;

import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.residual.ResidualId;
import dev.rollcall.domain.residual.ResidualItem;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is left of leavers and needs somebody. Items are never deleted. */
public interface Residuals {

    /** Stores the item if its id is new in the case; returns the stored one either way. */
    ResidualItem open(ResidualItem fresh);

    /** Returns the case's items, open and closed, the oldest first. */
    List<ResidualItem> of(CaseId caseId);

    /**
     * Closes the item; of several closings the first stays. Returns the item as stored; empty if
     * there is none.
     */
    Optional<ResidualItem> close(CaseId caseId, ResidualId id, ResidualItem.Closing closing);

    /**
     * Sets when it is due, unless it is closed. Returns the item as stored; empty if there is none.
     */
    Optional<ResidualItem> due(CaseId caseId, ResidualId id, Instant due);

    /**
     * Returns at most {@code limit} open items of all cases, those that are due first first. What
     * has just changed may not show yet.
     */
    List<ResidualItem> open(int limit);
}
