package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Tier;
import dev.rollcall.domain.capability.Capability;

/** Private channels that only members of certain IdP groups may be in. */
@SuppressWarnings("ImmutableEnumChecker") // MethodFacts is immutable: it copies its list.
public enum AllowListMethod implements WebMethod {
    ADD(
            MethodFacts.write(
                            "admin.conversations.restrictAccess.addGroup",
                            Tier.TWO,
                            Capability.CHANNEL_ALLOW_LISTS,
                            "admin.conversations:write")
                    .neededFor("policy: only members of these groups may be in a channel")
                    .notCalledYet()),
    REMOVE(
            MethodFacts.write(
                            "admin.conversations.restrictAccess.removeGroup",
                            Tier.ONE,
                            Capability.CHANNEL_ALLOW_LISTS,
                            "admin.conversations:write")
                    .neededFor("policy: a group is on that list no more")
                    .notCalledYet()),
    LIST(
            MethodFacts.read(
                            "admin.conversations.restrictAccess.listGroups",
                            Tier.TWO,
                            Capability.CHANNEL_ALLOW_LISTS,
                            "admin.conversations:read")
                    .neededFor("reconciliation: which groups are on it")
                    .notCalledYet());

    private final MethodFacts facts;

    AllowListMethod(MethodFacts facts) {
        this.facts = requireNonNull(facts, "facts is null");
    }

    @Override
    public MethodFacts facts() {
        return facts;
    }
}
