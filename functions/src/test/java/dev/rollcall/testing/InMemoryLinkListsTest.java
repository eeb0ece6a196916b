package dev.rollcall.testing;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.LinkLists;
import dev.rollcall.application.port.Links;
import dev.rollcall.contract.LinkListsContract;

class InMemoryLinkListsTest extends LinkListsContract {
    private final InMemoryLinks links = new InMemoryLinks();

    @Override
    protected LinkLists lists(int page) {
        return new InMemoryLinkLists(links, page);
    }

    @Override
    protected Links links() {
        return links;
    }

    @Override
    protected Grants grants() {
        return new InMemoryGrants();
    }
}
