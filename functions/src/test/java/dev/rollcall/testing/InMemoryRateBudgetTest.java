package dev.rollcall.testing;

import dev.rollcall.application.port.RateBudget;
import dev.rollcall.contract.RateBudgetContract;

class InMemoryRateBudgetTest extends RateBudgetContract {
    @Override
    protected RateBudget budget() {
        return new InMemoryRateBudget(SHARE);
    }
}
