package dev.rollcall.testing;

import dev.rollcall.adapter.alone.RateBudgetInMemory;
import dev.rollcall.domain.budget.Share;

/** A budget that is forgotten with the test. */
public final class InMemoryRateBudget extends RateBudgetInMemory {
    public InMemoryRateBudget(Share share) {
        super(share);
    }
}
