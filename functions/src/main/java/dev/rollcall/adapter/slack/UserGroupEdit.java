package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.UserGroupEditing;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.UserGroupDelta;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes who is in a workspace's user group, whose only write is the whole list. The list is
 * computed on what was read right before, and read again after: if somebody else's list came after
 * ours and undid a part of the change, it is made again on theirs. Whoever asks for it holds the
 * group's lock, so that only people's hands come between.
 *
 * <p>Slack has no condition on the write: an edit by hand in the moment between our read and our
 * write is overwritten and cannot be seen afterwards.
 */
final class UserGroupEdit implements UserGroupEditing {
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
        WriteReply reply = edit(group, UserGroupDelta.joining(Set.of(account)), IfDisabled.REFUSE);
        return reply instanceof WriteReply.AlreadySo ? new WriteReply.AlreadySo("a-member") : reply;
    }

    @Override
    public WriteReply edit(
            Entitlement.UserGroup group, UserGroupDelta delta, IfDisabled ifDisabled) {
        Attempt attempt = new Attempt(group, delta);
        try {
            Optional<UserGroupList.Shown> shown = lists.shown(group);
            if (shown.isEmpty()) {
                return notShown(group);
            }
            return shown.get().enabled() ? attempt.change(shown.get()) : attempt.wake(ifDisabled);
        } catch (PortFailure failure) {
            return attempt.written
                    ? new WriteReply.Ambiguous("not-read-back")
                    : SlackOutcome.unsent(failure).asWrite(clock.instant());
        }
    }

    /** A row that is missing is no proof that a group is gone, nor that it is disabled. */
    private WriteReply notShown(Entitlement.UserGroup group) {
        return lists.members(group).isEmpty()
                ? new WriteReply.Refused("group-disabled-or-gone")
                : later("group-not-shown");
    }

    private WriteReply later(String code) {
        return new WriteReply.TryLater(clock.instant().plus(SlackOutcome.PAUSE), code);
    }

    /** One change of one group, and whether anything of it was written. */
    private final class Attempt {
        private final Entitlement.UserGroup group;
        private final UserGroupDelta delta;
        private boolean written;
        private Optional<List<AccountId>> replaced = Optional.empty();

        Attempt(Entitlement.UserGroup group, UserGroupDelta delta) {
            this.group = group;
            this.delta = delta;
        }

        /**
         * Whoever is missing from the list that is read would be out of the group by our write, so
         * it must not be shorter than Slack says that it is. And a list that is read back as it was
         * before our write is nobody's newer list: Slack does not show ours yet.
         */
        WriteReply change(UserGroupList.Shown shown) {
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                Optional<List<AccountId>> members = lists.members(group);
                if (members.isEmpty()) {
                    return new WriteReply.Refused("no-such-group");
                }
                List<AccountId> wanted = delta.on(members.get());
                if (wanted.equals(members.get())) {
                    return written
                            ? new WriteReply.Accepted()
                            : new WriteReply.AlreadySo("as-wanted");
                }
                if (members.equals(replaced)) {
                    return new WriteReply.Ambiguous("not-shown-yet");
                }
                if (!written && !shown.mayBeAll(members.get().size())) {
                    return later("members-not-proven");
                }
                replaced = members;
                WriteReply reply = written(write(wanted));
                if (!(reply instanceof WriteReply.Accepted)) {
                    return reply;
                }
                if (wanted.isEmpty() && !lists.enabled(group)) {
                    return new WriteReply.Accepted("accepted:disabled");
                }
            }
            return isSo() ? new WriteReply.Accepted() : later("edited-by-others");
        }

        /**
         * The list goes first, so that nobody who is listed comes back even for a moment; not again
         * where an earlier try has written it and was not heard of.
         */
        WriteReply wake(IfDisabled ifDisabled) {
            if (ifDisabled == IfDisabled.REFUSE || delta.joining().isEmpty()) {
                return new WriteReply.Refused("group-disabled-or-gone");
            }
            List<AccountId> joiners =
                    delta.joining().stream()
                            .sorted(Comparator.comparing(AccountId::value))
                            .toList();
            replaced = lists.members(group);
            if (!replaced.equals(Optional.of(joiners))) {
                WriteReply reply = written(lists.replace(group, joiners));
                if (!(reply instanceof WriteReply.Accepted)) {
                    return reply;
                }
            }
            WriteReply enabled = written(lists.enable(group));
            if (!(enabled instanceof WriteReply.Accepted)) {
                return enabled;
            }
            UserGroupList.Shown now = lists.existing(group);
            return now.enabled() ? change(now) : new WriteReply.Ambiguous("not-shown-yet");
        }

        private SlackOutcome write(List<AccountId> wanted) {
            return wanted.isEmpty() ? lists.disable(group) : lists.replace(group, wanted);
        }

        private WriteReply written(SlackOutcome outcome) {
            WriteReply reply = outcome.asWrite(clock.instant());
            written |= reply instanceof WriteReply.Accepted;
            return reply;
        }

        private boolean isSo() {
            return lists.members(group)
                    .filter(members -> delta.on(members).equals(members))
                    .isPresent();
        }
    }
}
