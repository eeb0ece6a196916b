package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;

import java.util.Optional;
import java.util.Set;

/**
 * Private channels that only members of certain IdP groups may be in. Slack takes everybody else
 * out as soon as the first group is on the list, so no write goes out before a fresh reading has
 * shown whom it would take out: nobody, or only those with the breaker's word.
 */
public interface ChannelAllowLists {

    /**
     * A channel as these methods name it.
     *
     * @param onlyIn its workspace, which Slack wants to know of a channel that one alone has
     */
    record Place(Entitlement.Channel channel, Optional<Entitlement.Workspace> onlyIn) {
        public Place {
            requireNonNull(channel, "channel is null");
            requireNonNull(onlyIn, "onlyIn is null");
        }
    }

    /**
     * Returns the groups on the channel's list; none: everybody may be in it.
     *
     * @throws PortFailure if they cannot be read
     */
    Set<Entitlement.IdpGroup> groups(Place place);

    /**
     * Puts a group on the list. Refused with {@code would-take-out:} and how many, if anybody
     * without the breaker's word is in the channel and in none of the groups; with {@code
     * members-not-proven} if Slack does not tell who is in a group.
     *
     * @param leaving of kind {@code REMOVE_FROM_CHANNEL}
     */
    WriteReply allow(Place place, Entitlement.IdpGroup group, Evictions leaving);

    /**
     * Takes a group off the list, under the same conditions unless it is the last: then everybody
     * may be in the channel.
     */
    WriteReply disallow(Place place, Entitlement.IdpGroup group, Evictions leaving);
}
