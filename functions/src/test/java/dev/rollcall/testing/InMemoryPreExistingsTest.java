package dev.rollcall.testing;

import dev.rollcall.application.port.PreExistings;
import dev.rollcall.contract.PreExistingsContract;

class InMemoryPreExistingsTest extends PreExistingsContract {
    @Override
    protected PreExistings fresh() {
        return new InMemoryPreExistings();
    }
}
