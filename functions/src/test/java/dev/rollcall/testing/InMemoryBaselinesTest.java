package dev.rollcall.testing;

import dev.rollcall.application.port.Baselines;
import dev.rollcall.contract.BaselinesContract;

class InMemoryBaselinesTest extends BaselinesContract {
    @Override
    protected Baselines fresh() {
        return new InMemoryBaselines();
    }
}
