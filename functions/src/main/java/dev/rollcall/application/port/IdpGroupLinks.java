package dev.rollcall.application.port;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.inventory.Presence;

import java.util.Set;

/**
 * The workspaces and channels that an IdP group brings its members into. A yes proves nothing:
 * {@link #channels} and {@link #presence} tell before and afterwards. Reads throw {@link
 * PortFailure}.
 */
public interface IdpGroupLinks {
    /** How many channels or workspaces one call may name. */
    int MOST = 100;

    /** Returns the channels that hang on the group, those that we may not see included. */
    Set<Entitlement.Channel> channels(Entitlement.IdpGroup group);

    /**
     * Returns whether the workspace hangs on the group; {@link Presence#UNKNOWN} where Slack does
     * not tell: only the methods for groups of the organisation do, which not everybody has.
     */
    Presence presence(Entitlement.IdpGroup group, Entitlement.Workspace workspace);

    /**
     * Hangs workspaces on the group.
     *
     * @param membersToo the group's members become members of the workspaces, now and later
     */
    ManyReply linkWorkspaces(
            Entitlement.IdpGroup group, Set<Entitlement.Workspace> workspaces, boolean membersToo);

    /**
     * Takes a workspace off the group, by which the group's members leave it. Refused with {@code
     * not-admitted} if a fresh reading shows a member without the breaker's word, and with {@code
     * members-not-proven} if they are not told or are {@value #MOST_PROVEN} or more.
     *
     * @param leaving of kind {@code REMOVE_FROM_WORKSPACE}
     */
    WriteReply unlinkWorkspace(
            Entitlement.IdpGroup group, Entitlement.Workspace workspace, Evictions leaving);

    /** Nobody documents that a larger group is told whole. */
    int MOST_PROVEN = 5_000;

    /**
     * Hangs channels on the group: its members join them, now and later. Those that hang on it
     * already are not sent again.
     */
    ManyReply linkChannels(Entitlement.IdpGroup group, Set<Entitlement.Channel> channels);

    /** Takes channels off the group. Nobody leaves them by it. */
    ManyReply unlinkChannels(Entitlement.IdpGroup group, Set<Entitlement.Channel> channels);
}
