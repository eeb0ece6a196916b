package dev.rollcall.application.port;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.ListedGroup;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Lookup;

import java.util.Optional;

/**
 * All IdP groups there are. Throws {@link PortFailure}; the same point can then be read again.
 *
 * <p>It is what {@link IdpGroupWriter} is looked at and read back by.
 */
public interface IdpGroupDirectory {

    /**
     * Reads one page from there on; from {@link ListingPoint#START} at first. Nothing may be taken
     * for absent before the reading has ended as proven.
     */
    ListedPage<ListedGroup> groups(ListingPoint from);

    /** Reads one group afresh, with its members; empty if Slack does not know the id. */
    Optional<ListedGroup> read(Entitlement.IdpGroup group);

    /** Looks for whatever group has exactly this name, in the list of all. */
    Lookup<ListedGroup> byName(String name);
}
