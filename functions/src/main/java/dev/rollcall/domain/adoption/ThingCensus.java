package dev.rollcall.domain.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;

/**
 * How many active accounts have a thing that mappings list, and why. Each is counted once.
 *
 * @param whole whether the list of those who have it is proven, and who may have it is known
 * @param explained a rule gives it, whether it acts yet or not
 * @param ours no rule gives it, and our records say that one did
 * @param preExisting was there when the company was adopted
 * @param unexplained nobody knows why
 * @param missing a rule gives it, and the account does not have it
 */
public record ThingCensus(
        Entitlement thing,
        boolean whole,
        int explained,
        int ours,
        int preExisting,
        int unexplained,
        int missing) {
    public ThingCensus {
        requireNonNull(thing, "thing is null");
    }

    public int had() {
        return explained + ours + preExisting + unexplained;
    }
}
