package dev.rollcall.testing;

import dev.rollcall.application.port.Cases;
import dev.rollcall.contract.CasesContract;

class InMemoryCasesTest extends CasesContract {
    @Override
    protected Cases cases() {
        return new InMemoryCases();
    }
}
