package dev.rollcall.application.port;

import dev.rollcall.domain.account.RosterEntry;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPoint;

/**
 * All accounts with what SCIM does not tell: when each was deactivated and last active. Active ones
 * come first, then deactivated ones. Only reads; throws {@link PortFailure}, and the same point can
 * then be read again.
 */
public interface AccountRoster {

    /**
     * Reads one page from there on; from {@link CursorPoint#START} at first. Slack promises no
     * number here, so nobody may be taken for absent unless the end was proven against {@link
     * AccountDirectory}'s.
     */
    CursorListed<RosterEntry> entries(CursorPoint from);
}
