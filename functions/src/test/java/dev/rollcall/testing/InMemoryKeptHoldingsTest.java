package dev.rollcall.testing;

import dev.rollcall.application.port.KeptHoldings;
import dev.rollcall.contract.KeptHoldingsContract;

class InMemoryKeptHoldingsTest extends KeptHoldingsContract {
    @Override
    protected KeptHoldings fresh() {
        return new InMemoryKeptHoldings();
    }
}
