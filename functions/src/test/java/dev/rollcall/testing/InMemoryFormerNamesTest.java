package dev.rollcall.testing;

import dev.rollcall.application.port.FormerNames;
import dev.rollcall.contract.FormerNamesContract;

class InMemoryFormerNamesTest extends FormerNamesContract {
    @Override
    protected FormerNames fresh() {
        return new InMemoryFormerNames();
    }
}
