package dev.rollcall.testing;

import dev.rollcall.application.port.Restores;
import dev.rollcall.contract.RestoresContract;

class InMemoryRestoresTest extends RestoresContract {
    private final Restores restores = new InMemoryRestores();

    @Override
    protected Restores restores() {
        return restores;
    }
}
