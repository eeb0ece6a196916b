package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Tier;
import dev.rollcall.domain.capability.Capability;

import java.util.List;

/**
 * What a Web API method's page says, and what we need the method for.
 *
 * @param scopes those of a user token; where a page names one for public and one for private
 *     channels, both
 * @param atMost how many items a page of its list may have, or how many ids a call may name; 0 if
 *     it neither pages nor takes several
 * @param called whether any function leads to it; a test holds that to the code
 */
record MethodFacts(
        String name,
        Endpoint.Access access,
        Tier tier,
        Capability capability,
        List<String> scopes,
        int atMost,
        String feature,
        boolean called) {
    MethodFacts {
        requireNonNull(name, "name is null");
        requireNonNull(access, "access is null");
        requireNonNull(tier, "tier is null");
        requireNonNull(capability, "capability is null");
        scopes = List.copyOf(scopes);
        requireNonNull(feature, "feature is null");
    }

    static MethodFacts read(String name, Tier tier, Capability capability, String... scopes) {
        return new MethodFacts(
                name, Endpoint.Access.READ, tier, capability, List.of(scopes), 0, "", true);
    }

    static MethodFacts write(String name, Tier tier, Capability capability, String... scopes) {
        return new MethodFacts(
                name, Endpoint.Access.WRITE, tier, capability, List.of(scopes), 0, "", true);
    }

    MethodFacts atMost(int items) {
        return new MethodFacts(name, access, tier, capability, scopes, items, feature, called);
    }

    MethodFacts neededFor(String words) {
        return new MethodFacts(name, access, tier, capability, scopes, atMost, words, called);
    }

    MethodFacts notCalledYet() {
        return new MethodFacts(name, access, tier, capability, scopes, atMost, feature, false);
    }
}
