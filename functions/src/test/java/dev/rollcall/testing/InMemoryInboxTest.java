package dev.rollcall.testing;

import dev.rollcall.application.port.Inbox;
import dev.rollcall.contract.InboxContract;

class InMemoryInboxTest extends InboxContract {
    @Override
    protected Inbox inbox() {
        return new InMemoryInbox();
    }
}
