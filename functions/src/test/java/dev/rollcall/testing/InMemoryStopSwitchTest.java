package dev.rollcall.testing;

import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.contract.StopSwitchContract;

class InMemoryStopSwitchTest extends StopSwitchContract {
    @Override
    protected StopSwitch fresh() {
        return new InMemoryStopSwitch();
    }
}
