package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Tier;
import dev.rollcall.domain.capability.Capability;

/**
 * User groups of the whole organisation, new in 2026; not every organisation has them. Tiers and
 * scopes are those that the crate slack-web-api 0.2.1 took from their pages.
 */
@SuppressWarnings("ImmutableEnumChecker") // MethodFacts is immutable: it copies its list.
public enum OrgGroupMethod implements WebMethod {
    CREATE(
            MethodFacts.write(
                            "admin.usergroups.create",
                            Tier.ONE,
                            Capability.ORG_USER_GROUPS,
                            "admin.usergroups:write")
                    .neededFor("policy: a group that it names")
                    .notCalledYet()),
    FETCH(
            MethodFacts.read(
                            "admin.usergroups.fetch",
                            Tier.ONE,
                            Capability.ORG_USER_GROUPS,
                            "admin.usergroups:read")
                    .neededFor("reconciliation: the group as it is")
                    .notCalledYet()),
    UPDATE(
            MethodFacts.write(
                            "admin.usergroups.update",
                            Tier.ONE,
                            Capability.ORG_USER_GROUPS,
                            "admin.usergroups:write")
                    .neededFor("policy: name and handle")
                    .notCalledYet()),
    ADD(
            MethodFacts.write(
                            "admin.usergroups.addUsers",
                            Tier.TWO,
                            Capability.ORG_USER_GROUPS,
                            "admin.usergroups:write")
                    .atMost(15000)
                    .neededFor("joiner, mover: into a group")),
    REMOVE(
            MethodFacts.write(
                            "admin.usergroups.removeUsers",
                            Tier.TWO,
                            Capability.ORG_USER_GROUPS,
                            "admin.usergroups:write")
                    .atMost(15000)
                    .neededFor("mover, leaver: out of a group"));

    private final MethodFacts facts;

    OrgGroupMethod(MethodFacts facts) {
        this.facts = requireNonNull(facts, "facts is null");
    }

    @Override
    public MethodFacts facts() {
        return facts;
    }
}
