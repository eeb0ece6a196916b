package dev.rollcall.testing;

import dev.rollcall.application.port.PushedState;
import dev.rollcall.contract.PushedStateContract;

class InMemoryPushedStateTest extends PushedStateContract {
    @Override
    protected PushedState state() {
        return new InMemoryPushedState();
    }
}
