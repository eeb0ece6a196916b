package dev.rollcall.domain.trace;

/** What was done, of what Slack logs and concerns us. */
public enum Deed {
    ADDED_TO_GROUP,
    REMOVED_FROM_GROUP,
    /** A group's name, handle or channels; or that it was disabled. */
    GROUP_CHANGED,
    JOINED_CHANNEL,
    LEFT_CHANNEL,
    JOINED_WORKSPACE,
    CREATED,
    DEACTIVATED,
    REACTIVATED,
    /** Made an admin, an owner, a member or a guest. */
    RANK_CHANGED,
    ROLE_GIVEN,
    ROLE_TAKEN;

    /** Returns whether it is about an account itself, and not about where it is. */
    public boolean isOfAccount() {
        return switch (this) {
            case CREATED, DEACTIVATED, REACTIVATED, RANK_CHANGED -> true;
            case ADDED_TO_GROUP,
                    REMOVED_FROM_GROUP,
                    GROUP_CHANGED,
                    JOINED_CHANNEL,
                    LEFT_CHANNEL,
                    JOINED_WORKSPACE,
                    ROLE_GIVEN,
                    ROLE_TAKEN ->
                    false;
        };
    }
}
