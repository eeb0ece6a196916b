package dev.rollcall.testing;

import dev.rollcall.application.port.WorldReadings;
import dev.rollcall.contract.WorldReadingsContract;

class InMemoryWorldReadingsTest extends WorldReadingsContract {
    @Override
    protected WorldReadings fresh() {
        return new InMemoryWorldReadings();
    }
}
