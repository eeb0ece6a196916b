package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ChannelAllowLists;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.testing.slack.OrganisationScript.Write;

import java.util.HashSet;
import java.util.Set;

/** Which channels of the organisation in memory are kept for IdP groups. */
final class InMemoryChannelAllowLists implements ChannelAllowLists {
    private final OrganisationState state;
    private final OrganisationScript script;

    InMemoryChannelAllowLists(OrganisationState state, OrganisationScript script) {
        this.state = requireNonNull(state, "state is null");
        this.script = requireNonNull(script, "script is null");
    }

    @Override
    public Set<Entitlement.IdpGroup> groups(Place place) {
        return script.read(() -> {
            checkPlace(place);
            return Set.copyOf(state.bonds().allowed(place.channel()));
        });
    }

    @Override
    public WriteReply allow(Place place, Entitlement.IdpGroup group, Evictions leaving) {
        Evictions admitted = leaving.of(ChangeKind.REMOVE_FROM_CHANNEL);
        return script.unlessUnread(() -> {
            Set<Entitlement.IdpGroup> then = new HashSet<>(groups(place));
            if (!then.add(group)) {
                return new WriteReply.AlreadySo("allowed-already");
            }
            int strangers = strangers(place, then, admitted);
            return strangers > 0
                    ? new WriteReply.Refused("would-take-out:" + strangers)
                    : script.write(
                            Write.ALLOW_IN_CHANNEL,
                            admitted.accounts(),
                            place.channel().key(),
                            OrganisationScript.PLAIN,
                            () -> allowed(place.channel(), group));
        });
    }

    private WriteReply allowed(Entitlement.Channel channel, Entitlement.IdpGroup group) {
        if (state.channels().facts(channel).filter(StoredChannels.Facts::closed).isEmpty()) {
            return new WriteReply.Refused("channel_is_not_private");
        }
        if (state.members(group).isEmpty()) {
            return new WriteReply.Refused("group_must_not_be_empty");
        }
        if (state.members(channel).isEmpty()) {
            return new WriteReply.Refused("no_channel_memberships");
        }
        state.bonds().allowed(channel).add(group);
        state.bonds().takeOutStrangers(channel);
        return new WriteReply.Accepted();
    }

    @Override
    public WriteReply disallow(Place place, Entitlement.IdpGroup group, Evictions leaving) {
        Evictions admitted = leaving.of(ChangeKind.REMOVE_FROM_CHANNEL);
        return script.unlessUnread(() -> {
            Set<Entitlement.IdpGroup> then = new HashSet<>(groups(place));
            if (!then.remove(group)) {
                return new WriteReply.AlreadySo("not-on-the-list");
            }
            int strangers = then.isEmpty() ? 0 : strangers(place, then, admitted);
            return strangers > 0
                    ? new WriteReply.Refused("would-take-out:" + strangers)
                    : script.write(
                            Write.DISALLOW_IN_CHANNEL,
                            admitted.accounts(),
                            place.channel().key(),
                            OrganisationScript.PLAIN,
                            () -> {
                                state.bonds().allowed(place.channel()).remove(group);
                                state.bonds().takeOutStrangers(place.channel());
                                return new WriteReply.Accepted();
                            });
        });
    }

    private int strangers(Place place, Set<Entitlement.IdpGroup> groups, Evictions admitted) {
        Set<AccountId> strangers =
                script.read(() -> {
                    if (state.channels().hidden(place.channel())) {
                        throw unseen("channel_not_found");
                    }
                    return new HashSet<>(state.members(place.channel()));
                });
        for (Entitlement.IdpGroup group : groups) {
            if (!state.exists(group)) {
                throw unseen("members-not-proven");
            }
            state.members(group).forEach(strangers::remove);
        }
        strangers.removeAll(admitted.accounts());
        return strangers.size();
    }

    /** Slack wants to know the workspace of a channel that is in one alone. */
    private void checkPlace(Place place) {
        Set<String> workspaces =
                state.channels()
                        .facts(place.channel())
                        .map(StoredChannels.Facts::workspaces)
                        .orElseThrow(() -> unseen("channel_not_found"));
        boolean told =
                place.onlyIn()
                        .map(workspace -> workspaces.contains(workspace.workspaceId()))
                        .orElse(workspaces.size() != 1);
        if (!told) {
            throw unseen("team_not_found");
        }
    }

    private static PortFailure unseen(String code) {
        return new PortFailure.NeedsHuman("The channel", code);
    }
}
