package dev.rollcall.application.port;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.UserGroupDelta;

/** Several accounts into a workspace's user group and out of it at once. */
public interface UserGroupEditing {

    /** What to do with a group that somebody has disabled, or that its last member has left. */
    enum IfDisabled {
        /** A human decides who is in it. */
        REFUSE,
        /**
         * As {@link #START_ANEW} where Slack says that our own account disabled it, as we do when
         * the last member leaves; else as {@link #REFUSE}.
         */
        START_ANEW_IF_OURS,
        /** Enable it with those that join, and nobody who was listed in it before. */
        START_ANEW
    }

    /**
     * Makes the change in one write on the list as it was just read, reads it back, and makes it
     * again on the list of whoever wrote after us. A group that everybody leaves is disabled, which
     * the reply says ({@code accepted:disabled}). The caller holds the group's lock.
     */
    WriteReply edit(Entitlement.UserGroup group, UserGroupDelta delta, IfDisabled ifDisabled);
}
