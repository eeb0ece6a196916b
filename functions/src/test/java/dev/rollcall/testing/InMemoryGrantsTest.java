package dev.rollcall.testing;

import dev.rollcall.application.port.Grants;
import dev.rollcall.contract.GrantsContract;

class InMemoryGrantsTest extends GrantsContract {
    private final Grants grants = new InMemoryGrants();

    @Override
    protected Grants grants() {
        return grants;
    }
}
