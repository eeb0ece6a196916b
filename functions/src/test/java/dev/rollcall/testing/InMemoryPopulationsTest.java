package dev.rollcall.testing;

import dev.rollcall.application.port.Populations;
import dev.rollcall.contract.PopulationsContract;

class InMemoryPopulationsTest extends PopulationsContract {
    @Override
    protected Populations fresh() {
        return new InMemoryPopulations();
    }
}
