package dev.rollcall.testing;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.KnownPeople;
import dev.rollcall.application.port.Links;
import dev.rollcall.contract.KnownPeopleContract;

class InMemoryKnownPeopleTest extends KnownPeopleContract {
    private final InMemoryLinks links = new InMemoryLinks();
    private final InMemoryGrants grants = new InMemoryGrants();

    @Override
    protected KnownPeople people() {
        return new InMemoryKnownPeople(links, grants);
    }

    @Override
    protected Links links() {
        return links;
    }

    @Override
    protected Grants grants() {
        return grants;
    }
}
