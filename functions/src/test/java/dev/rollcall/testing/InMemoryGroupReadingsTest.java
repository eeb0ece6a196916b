package dev.rollcall.testing;

import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.contract.GroupReadingsContract;

class InMemoryGroupReadingsTest extends GroupReadingsContract {
    @Override
    protected GroupReadings readings() {
        return new InMemoryGroupReadings();
    }
}
