package dev.rollcall.testing;

import dev.rollcall.application.port.Revocations;
import dev.rollcall.contract.RevocationsContract;

class InMemoryRevocationsTest extends RevocationsContract {
    @Override
    protected Revocations revocations() {
        return new InMemoryRevocations();
    }
}
