package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Tier;
import dev.rollcall.domain.capability.Capability;

/** Workspaces' user groups ({@code usergroups.*}), whose only write is the whole list. */
@SuppressWarnings("ImmutableEnumChecker") // MethodFacts is immutable: it copies its list.
public enum UserGroupMethod implements WebMethod {
    LIST(
            MethodFacts.read("usergroups.list", Tier.TWO, Capability.USER_GROUPS, "usergroups:read")
                    .neededFor("leaver: in which groups")),
    MEMBERS(
            MethodFacts.read(
                            "usergroups.users.list",
                            Tier.TWO,
                            Capability.USER_GROUPS,
                            "usergroups:read")
                    .neededFor("every path: who is in a group, before and after a write")),
    UPDATE(
            MethodFacts.write(
                            "usergroups.users.update",
                            Tier.TWO,
                            Capability.USER_GROUPS,
                            "usergroups:write")
                    .neededFor("leaver, joiner, mover: out of a group and into it")),
    ENABLE(
            MethodFacts.write(
                            "usergroups.enable",
                            Tier.TWO,
                            Capability.USER_GROUPS,
                            "usergroups:write")
                    .neededFor("joiner, mover: the first into a group that was disabled")),
    DISABLE(
            MethodFacts.write(
                            "usergroups.disable",
                            Tier.TWO,
                            Capability.USER_GROUPS,
                            "usergroups:write")
                    .neededFor("leaver, mover: the last out of a group"));

    private final MethodFacts facts;

    UserGroupMethod(MethodFacts facts) {
        this.facts = requireNonNull(facts, "facts is null");
    }

    @Override
    public MethodFacts facts() {
        return facts;
    }
}
