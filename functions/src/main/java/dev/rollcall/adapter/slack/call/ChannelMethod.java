package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Tier;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;

/**
 * Which channels there are, and who is in one. There is no {@code admin.conversations.kick}; an
 * invitation without {@code admin.*} takes an account that is in the channel itself.
 */
@SuppressWarnings("ImmutableEnumChecker") // MethodFacts is immutable: it copies its list.
public enum ChannelMethod implements WebMethod {
    OF_ACCOUNT(
            MethodFacts.read(
                            "users.conversations",
                            Tier.THREE,
                            Capability.CHANNELS,
                            "channels:read",
                            "groups:read")
                    .atMost(999)
                    .neededFor("leaver: in which channels")),
    MEMBERS(
            MethodFacts.read(
                            "conversations.members",
                            Tier.FOUR,
                            Capability.CHANNELS,
                            "channels:read",
                            "groups:read")
                    .atMost(999)
                    .neededFor("leaver, mover: who is in a channel, after a write")),
    SEARCH(
            MethodFacts.read(
                            "admin.conversations.search",
                            Tier.TWO,
                            Capability.CHANNEL_INVITES,
                            "admin.conversations:read")
                    .atMost(20)
                    .neededFor("operators: which channels there are, before a policy names them")),
    INVITE(
            MethodFacts.write(
                            "admin.conversations.invite",
                            Tier.TWO,
                            Capability.CHANNEL_INVITES,
                            "admin.conversations:write")
                    .atMost(1000)
                    .neededFor("joiner, mover: into a channel")),
    INVITE_AS_MEMBER(
            MethodFacts.write(
                            "conversations.invite",
                            Tier.THREE,
                            Capability.CHANNEL_INVITES,
                            "channels:write",
                            "groups:write")
                    .atMost(100)
                    .neededFor(
                            "joiner, mover on Business+: into a channel that our account is in")),
    KICK(
            MethodFacts.write(
                            "conversations.kick",
                            Tier.THREE,
                            Capability.CHANNELS,
                            "channels:write",
                            "groups:write")
                    .neededFor("leaver, mover: out of a channel"));

    private final MethodFacts facts;

    ChannelMethod(MethodFacts facts) {
        this.facts = requireNonNull(facts, "facts is null");
    }

    @Override
    public MethodFacts facts() {
        return facts;
    }

    /** Where there is {@code admin.*}, nobody has to be in a channel to invite. */
    @Override
    public boolean isOn(SlackPlan plan) {
        return WebMethod.super.isOn(plan)
                && (this != INVITE_AS_MEMBER || plan != SlackPlan.ENTERPRISE);
    }
}
