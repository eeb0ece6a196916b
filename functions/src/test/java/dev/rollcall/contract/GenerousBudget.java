package dev.rollcall.contract;

import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.Claim;

import java.time.Instant;

/** A broken budget: each slot it promises it gives to the next who comes as well. */
final class GenerousBudget implements RateBudget {
    private final RateBudget budget;
    private boolean again;

    GenerousBudget(RateBudget budget) {
        this.budget = budget;
    }

    @Override
    public Answer claim(Claim claim, Instant now) {
        if (again) {
            again = false;
            return new Now(claim.calls());
        }
        Answer answer = budget.claim(claim, now);
        again = answer instanceof NotBefore;
        return answer;
    }

    @Override
    public Instant keep(Claim claim, Instant from, Instant now) {
        return budget.keep(claim, from, now);
    }

    @Override
    public void close(Bucket bucket, Instant now, Instant until) {
        budget.close(bucket, now, until);
    }
}
