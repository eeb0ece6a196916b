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
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Changes who is in a workspace's user group: one leaves, one joins, or several do both at once.
 * Whoever asks for it holds the group's lock, so that only people's hands come between.
 */
final class UserGroupEdit implements UserGroupEditing {
    private final UserGroupList lists;
    private final InactiveMembers inactiveMembers;
    private final Supplier<AccountId> ourselves;
    private final InstantSource clock;

    /**
     * @param ourselves the account that our token acts as
     */
    UserGroupEdit(
            UserGroupList lists,
            InactiveMembers inactiveMembers,
            Supplier<AccountId> ourselves,
            InstantSource clock) {
        this.lists = requireNonNull(lists, "lists is null");
        this.inactiveMembers = requireNonNull(inactiveMembers, "inactiveMembers is null");
        this.ourselves = requireNonNull(ourselves, "ourselves is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * A disabled group is not joined: who disabled it, and who is listed in it, decides a human.
     */
    WriteReply add(AccountId account, Entitlement.UserGroup group) {
        WriteReply reply = edit(group, UserGroupDelta.joining(Set.of(account)), IfDisabled.REFUSE);
        return reply instanceof WriteReply.AlreadySo ? new WriteReply.AlreadySo("a-member") : reply;
    }

    /** Nobody is in a group that is disabled or gone. */
    WriteReply leave(
            Set<AccountId> accounts,
            Entitlement.UserGroup group,
            Supplier<Set<AccountId>> likelyInactive) {
        UserGroupRewrite rewrite =
                rewrite(group, members -> without(accounts, members), likelyInactive);
        return switch (rewrite.make()) {
            case WriteReply.AlreadySo _ -> new WriteReply.AlreadySo("not-a-member");
            case WriteReply.Refused(String code) when isNone(code) ->
                    new WriteReply.AlreadySo(code);
            case WriteReply reply -> reply;
        };
    }

    @Override
    public WriteReply edit(
            Entitlement.UserGroup group, UserGroupDelta delta, IfDisabled ifDisabled) {
        WriteReply reply = rewrite(group, delta::on).make();
        if (reply instanceof WriteReply.Refused(String code)
                && code.equals(UserGroupRewrite.NO_GROUP)) {
            return new WriteReply.Refused(UserGroupRewrite.GONE);
        }
        boolean isDisabled =
                reply instanceof WriteReply.Refused(String code)
                        && code.equals(UserGroupRewrite.GONE);
        if (!isDisabled || delta.joining().isEmpty()) {
            return reply;
        }
        try {
            return mayWake(group, ifDisabled)
                    ? rewrite(group, delta::on).wake(joiners(delta))
                    : reply;
        } catch (PortFailure unread) {
            return SlackOutcome.unsent(unread).asWrite(clock.instant());
        }
    }

    private boolean mayWake(Entitlement.UserGroup group, IfDisabled ifDisabled) {
        return switch (ifDisabled) {
            case REFUSE -> false;
            case START_ANEW -> true;
            case START_ANEW_IF_OURS ->
                    lists.shown(group)
                            .filter(shown -> shown.isDisabledBy(ourselves.get()))
                            .isPresent();
        };
    }

    private UserGroupRewrite rewrite(
            Entitlement.UserGroup group, UnaryOperator<List<AccountId>> change) {
        return rewrite(group, change, Set::of);
    }

    private UserGroupRewrite rewrite(
            Entitlement.UserGroup group,
            UnaryOperator<List<AccountId>> change,
            Supplier<Set<AccountId>> likelyInactive) {
        return new UserGroupRewrite(
                lists,
                accounts -> inactiveMembers.among(accounts, likelyInactive.get()),
                clock,
                group,
                change);
    }

    private static boolean isNone(String code) {
        return code.equals(UserGroupRewrite.GONE) || code.equals(UserGroupRewrite.NO_GROUP);
    }

    private static List<AccountId> without(Set<AccountId> accounts, List<AccountId> members) {
        return members.stream().filter(member -> !accounts.contains(member)).toList();
    }

    private static List<AccountId> joiners(UserGroupDelta delta) {
        return delta.joining().stream().sorted(Comparator.comparing(AccountId::value)).toList();
    }
}
