package dev.rollcall.testing;

import dev.rollcall.application.port.Residuals;
import dev.rollcall.contract.ResidualsContract;

class InMemoryResidualsTest extends ResidualsContract {
    @Override
    protected Residuals residuals() {
        return new InMemoryResiduals();
    }
}
