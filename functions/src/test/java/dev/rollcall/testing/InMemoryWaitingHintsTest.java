package dev.rollcall.testing;

import dev.rollcall.contract.WaitingHintsContract;

class InMemoryWaitingHintsTest extends WaitingHintsContract {
    @Override
    protected Both both() {
        InMemoryInbox inbox = new InMemoryInbox();
        return new Both(inbox, inbox);
    }
}
