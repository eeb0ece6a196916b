package dev.rollcall.testing;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.contract.BreakerContract;

class InMemoryBreakerTest extends BreakerContract {
    private final InMemoryBreaker breaker = new InMemoryBreaker();

    @Override
    protected Breaker breaker() {
        return breaker;
    }

    @Override
    protected void stopAll() {
        breaker.stop(true);
    }
}
