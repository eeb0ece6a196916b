package dev.rollcall.testing;

import dev.rollcall.application.port.Cursors;
import dev.rollcall.contract.CursorsContract;

class InMemoryCursorsTest extends CursorsContract {
    @Override
    protected Cursors cursors() {
        return new InMemoryCursors();
    }
}
