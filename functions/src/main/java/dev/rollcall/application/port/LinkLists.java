package dev.rollcall.application.port;

import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPoint;

/** All links that hold, page by page. May be some seconds behind {@link Links}. */
public interface LinkLists {

    /**
     * Reads one page of them.
     *
     * @throws PortFailure if they cannot be read; the same point can then be read again
     */
    CursorListed<Link> links(CursorPoint from);
}
