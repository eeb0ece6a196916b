package dev.rollcall.testing;

import dev.rollcall.application.port.Links;
import dev.rollcall.contract.LinksContract;

class InMemoryLinksTest extends LinksContract {
    @Override
    protected Links links() {
        return new InMemoryLinks();
    }
}
