package dev.rollcall.adapter.slack.link;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.AllowListMethod;
import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.ChannelMethod;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.adapter.slack.call.WebMethod;
import dev.rollcall.application.port.ChannelAllowLists;
import dev.rollcall.application.port.IdpGroupDirectory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.account.ListedGroup;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.platform.http.Deadline;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Allow lists by {@code admin.conversations.restrictAccess.*}. Whom a change would take out is read
 * right before: the channel's members less those of all groups that are then on the list. A channel
 * that our token cannot see proves nothing, and nothing is written. Whoever is let into the channel
 * by hand between the reading and the write, and is in no group, is taken out again.
 */
public final class SlackAllowLists implements ChannelAllowLists {
    private static final Listing MEMBERS = Listing.of(ChannelMethod.MEMBERS, "members").upTo(1_000);

    private final SlackCall slack;
    private final SlackPages pages;
    private final IdpGroupDirectory directory;
    private final InstantSource clock;

    public SlackAllowLists(
            SlackCall slack, SlackPages pages, IdpGroupDirectory directory, InstantSource clock) {
        this.slack = requireNonNull(slack, "slack is null");
        this.pages = requireNonNull(pages, "pages is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Set<Entitlement.IdpGroup> groups(Place place) {
        WebMethod method = AllowListMethod.LIST;
        return slack.call(method, of(place), Deadline.distant())
                .find(
                        method.documentedAs(),
                        body ->
                                body.having("group_ids").texts("group_ids").stream()
                                        .map(Entitlement.IdpGroup::new)
                                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public WriteReply allow(Place place, Entitlement.IdpGroup group, Evictions leaving) {
        Evictions admitted = leaving.of(ChangeKind.REMOVE_FROM_CHANNEL);
        try {
            Set<Entitlement.IdpGroup> then = new HashSet<>(groups(place));
            if (!then.add(group)) {
                return new WriteReply.AlreadySo("allowed-already");
            }
            int strangers = strangers(place, then, admitted);
            return strangers == 0
                    ? write(AllowListMethod.ADD, place, group)
                    : new WriteReply.Refused("would-take-out:" + strangers);
        } catch (PortFailure unread) {
            return SlackOutcome.unsent(unread).asWrite(clock.instant());
        }
    }

    @Override
    public WriteReply disallow(Place place, Entitlement.IdpGroup group, Evictions leaving) {
        Evictions admitted = leaving.of(ChangeKind.REMOVE_FROM_CHANNEL);
        try {
            Set<Entitlement.IdpGroup> then = new HashSet<>(groups(place));
            if (!then.remove(group)) {
                return new WriteReply.AlreadySo("not-on-the-list");
            }
            int strangers = then.isEmpty() ? 0 : strangers(place, then, admitted);
            return strangers == 0
                    ? write(AllowListMethod.REMOVE, place, group)
                    : new WriteReply.Refused("would-take-out:" + strangers);
        } catch (PortFailure unread) {
            return SlackOutcome.unsent(unread).asWrite(clock.instant());
        }
    }

    /** Returns how many would have to leave without the breaker's word. */
    private int strangers(Place place, Set<Entitlement.IdpGroup> groups, Evictions admitted) {
        Set<AccountId> strangers =
                new HashSet<>(pages.accounts(MEMBERS, membersOf(place), Deadline.distant()));
        groups.forEach(group -> strangers.removeAll(members(group)));
        strangers.removeAll(admitted.accounts());
        return strangers.size();
    }

    /** A member whom Slack does not tell counts as a stranger: the error is on the safe side. */
    private Set<AccountId> members(Entitlement.IdpGroup group) {
        return directory
                .read(group)
                .flatMap(ListedGroup::members)
                .orElseThrow(() ->
                        new PortFailure.NeedsHuman("The group's members", "members-not-proven"));
    }

    private WriteReply write(WebMethod method, Place place, Entitlement.IdpGroup group) {
        Arguments arguments = of(place).and("group_id", group.groupId());
        return slack.call(method, arguments, Deadline.distant()).asWrite(clock.instant());
    }

    private static Arguments membersOf(Place place) {
        return Arguments.of("channel", place.channel().channelId())
                .and("limit", Integer.toString(ChannelMethod.MEMBERS.atMost()));
    }

    private static Arguments of(Place place) {
        Arguments channel = Arguments.of("channel_id", place.channel().channelId());
        return place.onlyIn().map(w -> channel.and("team_id", w.workspaceId())).orElse(channel);
    }
}
