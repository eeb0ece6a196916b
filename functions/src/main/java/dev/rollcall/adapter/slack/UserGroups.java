package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.platform.http.Deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Who is in a workspace's user group, and how one account is taken out: read the list, write it
 * without the account, since Slack knows no removal of one and no condition on the write. Whoever
 * asks for it holds the group's lock.
 *
 * <p>Slack refuses a list that names anybody deactivated, and two leavers of one group would so
 * block each other for ever. Only after such a refusal, the others are looked up one by one. Those
 * whom SCIM shows as inactive in the whole organisation are left out as well; {@code deleted} alone
 * may concern one workspace, and removes nobody. The reply, which goes into the ledger, names who
 * was left out, and says so if the group was disabled. In a group of more than {@value
 * #MOST_LOOKED_UP} a human must tidy up first.
 */
final class UserGroups {
    static final int MOST_LOOKED_UP = 100;

    private static final Duration LOOKING_UP = Duration.ofSeconds(20);

    private final UserGroupList lists;
    private final SharedUserGroups shared;
    private final SlackUsers users;
    private final ScimUsers scimUsers;
    private final InstantSource clock;

    UserGroups(
            UserGroupList lists,
            SharedUserGroups shared,
            SlackUsers users,
            ScimUsers scimUsers,
            InstantSource clock) {
        this.lists = requireNonNull(lists, "lists is null");
        this.shared = requireNonNull(shared, "shared is null");
        this.users = requireNonNull(users, "users is null");
        this.scimUsers = requireNonNull(scimUsers, "scimUsers is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Returns whether the account is in the group; being listed in a disabled one is not. Who is
     * listed is always asked. That the group is enabled may be up to a minute old, since we forget
     * it when we disable one: at worst, one that somebody else has disabled is written once more.
     */
    boolean isIn(AccountId account, Entitlement.UserGroup group) {
        boolean listed = lists.members(group).map(m -> m.contains(account)).orElse(false);
        return listed && (shared.showsEnabled(group) || lists.enabled(group));
    }

    WriteReply leave(AccountId account, Entitlement.UserGroup group) {
        try {
            return rewrite(account, group);
        } catch (PortFailure failure) {
            return SlackOutcome.unsent(failure).asWrite(clock.instant());
        }
    }

    private WriteReply rewrite(AccountId account, Entitlement.UserGroup group) {
        Optional<List<AccountId>> members = lists.members(group);
        if (members.isEmpty()) {
            return new WriteReply.AlreadySo("no-such-group");
        }
        if (!members.get().contains(account)) {
            return new WriteReply.AlreadySo("not-a-member");
        }
        List<AccountId> others =
                members.get().stream().filter(member -> !member.equals(account)).toList();
        SlackOutcome outcome = write(group, others);
        return outcome.code().equals("invalid_users")
                ? withoutInactive(account, group, others)
                : reply(outcome, others, List.of());
    }

    private WriteReply withoutInactive(
            AccountId account, Entitlement.UserGroup group, List<AccountId> others) {
        if (others.size() > MOST_LOOKED_UP) {
            return new WriteReply.Refused("invalid_users");
        }
        Deadline deadline = Deadline.in(LOOKING_UP);
        List<AccountId> deleted =
                others.stream().filter(other -> deleted(other, deadline)).toList();
        if (deleted.isEmpty()) {
            // Slack knows of a deactivation before it shows it.
            Instant shown = clock.instant().plus(SlackOutcome.PAUSE);
            return new WriteReply.TryLater(shown, "invalid_users");
        }
        if (!deleted.stream().allMatch(other -> inactive(other, deadline))) {
            return new WriteReply.Refused("invalid_users");
        }
        // Looking them up took its time; whom somebody has added by hand since stays.
        List<AccountId> kept =
                lists.members(group).orElse(others).stream()
                        .filter(member -> !member.equals(account))
                        .filter(member -> !deleted.contains(member))
                        .toList();
        return reply(write(group, kept), kept, deleted);
    }

    private boolean deleted(AccountId account, Deadline deadline) {
        return users.read(account, deadline).map(SlackUser::deactivated).orElse(false);
    }

    private boolean inactive(AccountId account, Deadline deadline) {
        return scimUsers.read(account, deadline).map(user -> !user.active()).orElse(false);
    }

    private WriteReply reply(
            SlackOutcome outcome, List<AccountId> kept, List<AccountId> leftOutToo) {
        WriteReply reply = outcome.asWrite(clock.instant());
        if (!(reply instanceof WriteReply.Accepted)) {
            return reply;
        }
        return new WriteReply.Accepted(
                "accepted"
                        + (kept.isEmpty() ? ":disabled" : "")
                        + (leftOutToo.isEmpty() ? "" : ":inactive-too:" + codes(leftOutToo)));
    }

    private SlackOutcome write(Entitlement.UserGroup group, List<AccountId> members) {
        return members.isEmpty() ? lists.disable(group) : lists.replace(group, members);
    }

    private static String codes(List<AccountId> accounts) {
        return String.join(",", accounts.stream().map(AccountId::value).toList());
    }
}
