package dev.rollcall.testing;

import dev.rollcall.application.port.ExpectedPeople;
import dev.rollcall.contract.ExpectedPeopleContract;

class InMemoryExpectedPeopleTest extends ExpectedPeopleContract {
    @Override
    protected ExpectedPeople fresh() {
        return new InMemoryExpectedPeople();
    }
}
