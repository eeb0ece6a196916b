package dev.rollcall.domain.breaker;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;

import java.time.Instant;
import java.util.function.IntSupplier;

/**
 * How much of one group may be taken away within 24 hours.
 *
 * @param limit a share of the group, never less than its floor
 * @param members how many are in the group now; 0 where that is not told, and the floor applies. It
 *     is asked only beyond the floor
 */
public record GroupShare(Limit limit, IntSupplier members) {
    public GroupShare {
        requireNonNull(limit, "limit is null");
        requireNonNull(members, "members is null");
    }

    /**
     * Returns whether these removals exceed it. The share is of the group as it was before the
     * first of them.
     *
     * @param taken what was admitted of this group lately
     * @param more how many come, those included that are confirmed and not admitted yet
     */
    public boolean exceededBy(Windows taken, int more, Instant now) {
        int before = taken.within(Window.DAY, now);
        int after = before + more;
        return after > limit.atLeast() && after > limit.allowance(members.getAsInt() + before);
    }

    /** Returns whether the thing is a group, of which a share is counted apart. */
    public static boolean isOf(Entitlement thing) {
        return switch (thing) {
            case Entitlement.IdpGroup _, Entitlement.UserGroup _, Entitlement.OrganisationGroup _ ->
                    true;
            case Entitlement.Workspace _, Entitlement.Channel _, Entitlement.AdminRole _ -> false;
        };
    }
}
