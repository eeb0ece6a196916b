package dev.rollcall.wire;

import java.util.List;

/**
 * One thing that a policy would change for one person.
 *
 * @param person source and id
 * @param account a Slack account's id; empty: there is none yet
 * @param kind {@code make-account}, {@code link}, {@code reactivate}, {@code convert}, {@code
 *     change-profile}, {@code take}, {@code give}, {@code cannot-take}, {@code cannot-give} (not
 *     available on this plan of Slack's), {@code adopt}, {@code await}, {@code await-no-more},
 *     {@code forget} or {@code with-humans}
 * @param entitlement kind and ids, e.g. {@code user-group:T01:S02}; empty: it is about the account
 * @param label what the policy's file calls it; empty: nothing
 * @param anyway the policy in force would change it too
 * @param takesAlong what goes with it, without a change of its own
 */
public record AccessPlanChange(
        String person,
        String account,
        String kind,
        String entitlement,
        String label,
        List<Because> because,
        boolean anyway,
        List<String> takesAlong) {

    /**
     * @param mapping its name; {@code account} if it is about the account itself, {@code attribute}
     *     if it is about the profile; of what is with humans the code under which they are told
     * @param how the path by which it gives, or a code for how it ended; what the account becomes;
     *     the attribute's name, never its value; what people are told about, empty for nothing
     */
    public record Because(String mapping, String how) {}

    public AccessPlanChange {
        because = List.copyOf(because);
        takesAlong = List.copyOf(takesAlong);
    }
}
