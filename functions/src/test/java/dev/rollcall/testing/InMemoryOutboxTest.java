package dev.rollcall.testing;

import dev.rollcall.application.port.Outbox;
import dev.rollcall.contract.OutboxContract;

class InMemoryOutboxTest extends OutboxContract {
    @Override
    protected Outbox outbox() {
        return new InMemoryOutbox();
    }
}
