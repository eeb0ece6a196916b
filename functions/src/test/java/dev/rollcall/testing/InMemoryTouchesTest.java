package dev.rollcall.testing;

import dev.rollcall.application.port.Touches;
import dev.rollcall.contract.TouchesContract;

class InMemoryTouchesTest extends TouchesContract {
    @Override
    protected Touches fresh() {
        return new InMemoryTouches();
    }
}
