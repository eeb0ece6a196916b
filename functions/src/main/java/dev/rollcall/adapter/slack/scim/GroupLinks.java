package dev.rollcall.adapter.slack.scim;

import dev.rollcall.domain.access.Entitlement;

/** Tells what hangs on an IdP group, which SCIM does not. */
@FunctionalInterface
public interface GroupLinks {

    /**
     * Returns whether channels are linked to the group.
     *
     * @throws dev.rollcall.application.port.PortFailure if it cannot be told
     */
    boolean hasChannels(Entitlement.IdpGroup group);
}
