package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.ChannelMethod;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.platform.http.Deadline;

import java.time.InstantSource;

/**
 * Who is in a channel. A private channel in which our installer is not a member is answered like
 * one that does not exist, {@code channel_not_found}: nothing can be said of it then, least of all
 * that somebody is not in it.
 */
final class ChannelMembers {
    /** A channel may have everybody in it. */
    private static final Listing LIST = Listing.of(ChannelMethod.MEMBERS, "members").upTo(1_000);

    private final SlackCall slack;
    private final SlackPages pages;
    private final InstantSource clock;

    ChannelMembers(SlackCall slack, SlackPages pages, InstantSource clock) {
        this.slack = requireNonNull(slack, "slack is null");
        this.pages = requireNonNull(pages, "pages is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    boolean isIn(AccountId account, Entitlement.Channel channel) {
        Arguments arguments =
                Arguments.of("channel", channel.channelId())
                        .and("limit", Integer.toString(ChannelMethod.MEMBERS.atMost()));
        return pages.accounts(LIST, arguments, Deadline.distant()).contains(account);
    }

    WriteReply leave(AccountId account, Entitlement.Channel channel) {
        Arguments arguments =
                Arguments.of("channel", channel.channelId()).and("user", account.value());
        return slack.call(ChannelMethod.KICK, arguments, Deadline.distant())
                .asWrite(clock.instant());
    }

    WriteReply join(AccountId account, Entitlement.Channel channel) {
        Arguments arguments =
                Arguments.of("channel_id", channel.channelId()).and("user_ids", account.value());
        return slack.call(ChannelMethod.INVITE, arguments, Deadline.distant())
                .asWrite(clock.instant());
    }
}
