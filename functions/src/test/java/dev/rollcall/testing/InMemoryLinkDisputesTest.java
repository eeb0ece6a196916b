package dev.rollcall.testing;

import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.contract.LinkDisputesContract;

class InMemoryLinkDisputesTest extends LinkDisputesContract {
    private final LinkDisputes disputes = new InMemoryLinkDisputes();

    @Override
    protected LinkDisputes disputes() {
        return disputes;
    }
}
