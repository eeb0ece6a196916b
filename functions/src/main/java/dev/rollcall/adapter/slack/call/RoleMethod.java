package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Tier;
import dev.rollcall.domain.capability.Capability;

/** Admin roles ({@code admin.roles.*}). */
@SuppressWarnings("ImmutableEnumChecker") // MethodFacts is immutable: it copies its list.
public enum RoleMethod implements WebMethod {
    LIST(
            MethodFacts.read(
                            "admin.roles.listAssignments",
                            Tier.THREE,
                            Capability.ROLES,
                            "admin.roles:read")
                    .atMost(200)
                    .neededFor("leaver, access review: who has which role")),
    ADD(
            MethodFacts.write(
                            "admin.roles.addAssignments",
                            Tier.TWO,
                            Capability.ROLES,
                            "admin.roles:write")
                    .atMost(10)
                    .neededFor("policy: a role that it names")),
    REMOVE(
            MethodFacts.write(
                            "admin.roles.removeAssignments",
                            Tier.TWO,
                            Capability.ROLES,
                            "admin.roles:write")
                    .atMost(10)
                    .neededFor("leaver, mover: out of a role"));

    private final MethodFacts facts;

    RoleMethod(MethodFacts facts) {
        this.facts = requireNonNull(facts, "facts is null");
    }

    @Override
    public MethodFacts facts() {
        return facts;
    }
}
