package dev.rollcall.testing;

import dev.rollcall.application.port.GroupLocks;
import dev.rollcall.contract.GroupLocksContract;

class InMemoryGroupLocksTest extends GroupLocksContract {
    @Override
    protected GroupLocks locks() {
        return new InMemoryGroupLocks();
    }
}
