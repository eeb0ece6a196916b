package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts one account into a workspace's user group, whose only write is the whole list. The list is
 * computed on what was read right before, and read again after: if somebody else's list came after
 * ours and left the account out, it is added to theirs. Whoever asks for it holds the group's lock,
 * so that only people's hands come between.
 *
 * <p>Slack has no condition on the write: an edit by hand in the moment between our read and our
 * write is overwritten and cannot be seen afterwards.
 */
final class UserGroupEdit {
    private static final int MOST_TRIES = 3;

    private final UserGroupList lists;
    private final InstantSource clock;

    UserGroupEdit(UserGroupList lists, InstantSource clock) {
        this.lists = requireNonNull(lists, "lists is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * A disabled group is not joined: who disabled it, and who is listed in it, decides a human.
     */
    WriteReply add(AccountId account, Entitlement.UserGroup group) {
        boolean written = false;
        try {
            if (!lists.enabled(group)) {
                return new WriteReply.Refused("group-disabled-or-gone");
            }
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                Optional<List<AccountId>> members = lists.members(group);
                if (members.isEmpty()) {
                    return new WriteReply.Refused("no-such-group");
                }
                if (members.get().contains(account)) {
                    return written
                            ? new WriteReply.Accepted()
                            : new WriteReply.AlreadySo("a-member");
                }
                SlackOutcome outcome = lists.replace(group, with(members.get(), account));
                WriteReply reply = outcome.asWrite(clock.instant());
                if (!(reply instanceof WriteReply.Accepted)) {
                    return reply;
                }
                written = true;
            }
            return isIn(account, group)
                    ? new WriteReply.Accepted()
                    : new WriteReply.TryLater(
                            clock.instant().plus(SlackOutcome.PAUSE), "edited-by-others");
        } catch (PortFailure failure) {
            return written
                    ? new WriteReply.Ambiguous("not-read-back")
                    : SlackOutcome.unsent(failure).asWrite(clock.instant());
        }
    }

    private boolean isIn(AccountId account, Entitlement.UserGroup group) {
        return lists.members(group).map(members -> members.contains(account)).orElse(false);
    }

    private static List<AccountId> with(List<AccountId> members, AccountId account) {
        return Stream.concat(members.stream(), Stream.of(account)).toList();
    }
}
