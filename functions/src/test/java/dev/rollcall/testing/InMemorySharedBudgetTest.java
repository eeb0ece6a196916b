package dev.rollcall.testing;

import dev.rollcall.application.port.RateBudget;
import dev.rollcall.contract.SharedBudgetContract;
import dev.rollcall.domain.budget.Claim;
import dev.rollcall.domain.budget.Promise;
import dev.rollcall.domain.budget.Share;

import java.util.Optional;

/** More seeds: {@code -Dbudget.seeds=2000}. */
class InMemorySharedBudgetTest extends SharedBudgetContract {
    private static final int SEEDS = Integer.getInteger("budget.seeds", 40);

    @Override
    protected RateBudget budget() {
        return new InMemoryRateBudget(Share.DEFAULT);
    }

    @Override
    protected Optional<Promise> kept(RateBudget budget, Claim claim) {
        return ((InMemoryRateBudget) budget).kept(claim);
    }

    @Override
    protected int seeds() {
        return SEEDS;
    }

    @Override
    protected int errands() {
        return 120;
    }
}
