package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Tier;
import dev.rollcall.domain.capability.Capability;

/** IdP groups that bring their members into workspaces and channels. */
@SuppressWarnings("ImmutableEnumChecker") // MethodFacts is immutable: it copies its list.
public enum GroupLinkMethod implements WebMethod {
    ADD_TEAMS(
            MethodFacts.write(
                            "admin.usergroups.addTeams",
                            Tier.TWO,
                            Capability.GROUP_LINKS,
                            "admin.teams:write")
                    .neededFor("policy: members of an IdP group are members of a workspace")
                    .notCalledYet()),
    REMOVE_TEAMS(
            MethodFacts.write(
                            "admin.usergroups.removeTeams",
                            Tier.TWO,
                            Capability.GROUP_LINKS,
                            "admin.teams:write")
                    .neededFor("policy: they are not any more")
                    .notCalledYet()),
    ADD_CHANNELS(
            MethodFacts.write(
                            "admin.usergroups.addChannels",
                            Tier.ONE,
                            Capability.GROUP_LINKS,
                            "admin.usergroups:write")
                    .atMost(100)
                    .neededFor("policy: members of an IdP group join a channel")
                    .notCalledYet()),
    CHANNELS(
            MethodFacts.read(
                            "admin.usergroups.listChannels",
                            Tier.TWO,
                            Capability.GROUP_LINKS,
                            "admin.usergroups:read")
                    .neededFor("before an IdP group is deleted: which channels hang on it")
                    .notCalledYet()),
    REMOVE_CHANNELS(
            MethodFacts.write(
                            "admin.usergroups.removeChannels",
                            Tier.TWO,
                            Capability.GROUP_LINKS,
                            "admin.usergroups:write")
                    .atMost(100)
                    .neededFor("policy: they do not any more")
                    .notCalledYet());

    private final MethodFacts facts;

    GroupLinkMethod(MethodFacts facts) {
        this.facts = requireNonNull(facts, "facts is null");
    }

    @Override
    public MethodFacts facts() {
        return facts;
    }
}
