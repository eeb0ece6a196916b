package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.ChannelMethod;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.application.port.PortFailure;
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
    private final SlackIdentity identity;
    private final InstantSource clock;

    ChannelMembers(SlackCall slack, SlackPages pages, SlackIdentity identity, InstantSource clock) {
        this.slack = requireNonNull(slack, "slack is null");
        this.pages = requireNonNull(pages, "pages is null");
        this.identity = requireNonNull(identity, "identity is null");
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
        try {
            return identity.isLoneWorkspace()
                    ? joinAsMember(account, channel)
                    : joinAsAdmin(account, channel);
        } catch (PortFailure failure) {
            return SlackOutcome.unsent(failure).asWrite(clock.instant());
        }
    }

    private WriteReply joinAsAdmin(AccountId account, Entitlement.Channel channel) {
        Arguments arguments =
                Arguments.of("channel_id", channel.channelId()).and("user_ids", account.value());
        return slack.call(ChannelMethod.INVITE, arguments, Deadline.distant())
                .asWrite(clock.instant());
    }

    /** A refusal names the account once more, for each account that the call names. */
    private WriteReply joinAsMember(AccountId account, Entitlement.Channel channel) {
        Arguments arguments =
                Arguments.of("channel", channel.channelId()).and("users", account.value());
        SlackOutcome outcome =
                slack.call(ChannelMethod.INVITE_AS_MEMBER, arguments, Deadline.distant());
        return switch (outcome.code()) {
            case "already_in_channel" -> new WriteReply.AlreadySo(outcome.code());
            // Of whoever invites, here: our own account is not in it.
            case "not_in_channel" -> new WriteReply.Refused(outcome.code());
            default -> outcome.asWrite(clock.instant());
        };
    }
}
