package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One change of one workspace's user group, whose only write is the whole list: read the list, see
 * that nobody was changing the group meanwhile, write, read again, and make the change once more on
 * the list of whoever wrote after us. Nobody is left: the group is disabled, since Slack takes no
 * empty list.
 *
 * <p>Whoever is missing from the list that is read would be out of the group by our write, so it
 * must not be shorter than Slack says that it is, and a group that the list of groups leaves out is
 * neither gone nor disabled. A list that is read back as it was before our write is nobody's newer
 * list: Slack does not show ours yet.
 *
 * <p>Slack has no condition on the write: an edit by hand between our last look and our write is
 * overwritten and cannot be seen afterwards. What can be seen is that somebody was at the group
 * right before; the reply, which goes into the ledger, then says when ({@code edited-before}).
 *
 * <p>Two leavers of one group would block each other for ever, since Slack refuses a list with
 * anybody deactivated in it. Only after such a refusal, those who are found so are left out too,
 * and the reply names them ({@code inactive-too}).
 */
final class UserGroupRewrite {
    static final String GONE = "group-disabled-or-gone";
    static final String NO_GROUP = "no-such-group";
    static final String AS_WANTED = "as-wanted";
    static final String NOT_SHOWN_YET = "not-shown-yet";

    private static final int MOST_ROUNDS = 6;
    private static final int MOST_WRITES = 3;

    /** Those whom we deactivated ourselves are found first, and others only after them. */
    private static final int MOST_LOOK_UPS = 2;

    private static final String INVALID_USERS = "invalid_users";

    /** Slack tells when a group was edited to the second, by a clock that may differ from ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    /** Whoever edits a group by hand may not be done after the first change. */
    private static final Duration AT_IT = Duration.ofMinutes(1);

    private final UserGroupList lists;
    private final Function<List<AccountId>, InactiveMembers.Found> inactiveMembers;
    private final InstantSource clock;
    private final Entitlement.UserGroup group;
    private final UnaryOperator<List<AccountId>> change;

    private final Set<String> leftOut = new TreeSet<>();
    private Optional<UserGroupShown> before = Optional.empty();
    private Optional<List<AccountId>> replaced = Optional.empty();
    private Optional<UserGroupShown.Edit> editedBefore = Optional.empty();
    private int writes;
    private int lookUps;
    private boolean written;

    /**
     * @param change makes the list that is wanted of the one that is found, and of its own result
     *     the same again
     */
    UserGroupRewrite(
            UserGroupList lists,
            Function<List<AccountId>, InactiveMembers.Found> inactiveMembers,
            InstantSource clock,
            Entitlement.UserGroup group,
            UnaryOperator<List<AccountId>> change) {
        this.lists = requireNonNull(lists, "lists is null");
        this.inactiveMembers = requireNonNull(inactiveMembers, "inactiveMembers is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.group = requireNonNull(group, "group is null");
        this.change = requireNonNull(change, "change is null");
    }

    /** Makes the change. A disabled group is refused as {@value #GONE}, and not touched. */
    WriteReply make() {
        try {
            return rounds();
        } catch (PortFailure failure) {
            return asReply(failure);
        }
    }

    /**
     * Enables a disabled group with those who join, then makes the change. The list goes first, so
     * that nobody who is listed comes back even for a moment; not again where an earlier try has
     * written it and was not heard of.
     */
    WriteReply wake(List<AccountId> joiners) {
        try {
            replaced = lists.members(group);
            WriteReply reply =
                    replaced.equals(Optional.of(joiners))
                            ? new WriteReply.Accepted()
                            : noted(lists.replace(group, joiners));
            if (reply instanceof WriteReply.Accepted) {
                reply = noted(lists.enable(group));
            }
            if (!(reply instanceof WriteReply.Accepted)) {
                return reply;
            }
            return lists.enabled(group) ? rounds() : new WriteReply.Ambiguous(NOT_SHOWN_YET);
        } catch (PortFailure failure) {
            return asReply(failure);
        }
    }

    private WriteReply rounds() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Optional<WriteReply> reply = round();
            if (reply.isPresent()) {
                return reply.get();
            }
        }
        return later("edited-by-others");
    }

    /** Returns what came of it; empty if all is to be read again. */
    private Optional<WriteReply> round() {
        Instant began = clock.instant();
        Optional<UserGroupShown> shown = lists.shown(group);
        // One list is enough where it is certainly whole.
        Optional<List<AccountId>> members =
                shown.filter(UserGroupShown::isWhole)
                        .map(UserGroupShown::members)
                        .or(() -> lists.members(group));
        if (members.isEmpty()) {
            return Optional.of(new WriteReply.Refused(NO_GROUP));
        }
        List<AccountId> wanted = wanted(members.get());
        if (shown.isEmpty()) {
            return Optional.of(later("group-not-shown"));
        }
        if (shown.get().disabled()) {
            boolean ours = written && wanted.isEmpty();
            return Optional.of(ours ? accepted(shown) : new WriteReply.Refused(GONE));
        }
        if (!shown.get().mayBeAll(members.get().size())) {
            return Optional.of(later("members-not-proven"));
        }
        if (wanted.equals(members.get())) {
            return Optional.of(written ? accepted(shown) : new WriteReply.AlreadySo(AS_WANTED));
        }
        if (written && members.equals(replaced)) {
            return Optional.of(new WriteReply.Ambiguous(NOT_SHOWN_YET));
        }
        if (isBeingEdited(shown.get(), began)) {
            before = shown;
            return Optional.empty();
        }
        before = Optional.empty();
        replaced = members;
        editedBefore = shown.get().edited().filter(edit -> !edit.at().isBefore(began.minus(AT_IT)));
        return ++writes > MOST_WRITES ? Optional.of(later("edited-by-others")) : write(wanted);
    }

    /**
     * Where the group was edited about when we read the list, the list may be of before. If the
     * group looks as it did when we began, it is not.
     */
    private boolean isBeingEdited(UserGroupShown shown, Instant began) {
        Instant since = began.minus(CLOCKS_DIFFER);
        return shown.edited().filter(edit -> !edit.at().isBefore(since)).isPresent()
                && !before.equals(Optional.of(shown));
    }

    private Optional<WriteReply> write(List<AccountId> wanted) {
        SlackOutcome outcome =
                wanted.isEmpty() ? lists.disable(group) : lists.replace(group, wanted);
        if (outcome.code().equals(INVALID_USERS) && lookUps++ < MOST_LOOK_UPS) {
            return leaveOutInactive(wanted);
        }
        WriteReply reply = noted(outcome);
        if (!(reply instanceof WriteReply.Accepted)) {
            return Optional.of(reply);
        }
        Optional<UserGroupShown> after = lists.shown(group);
        boolean asWanted =
                after.filter(s ->
                                wanted.isEmpty()
                                        ? s.disabled()
                                        : !s.disabled() && isWanted(s.members()))
                        .isPresent();
        return asWanted ? Optional.of(accepted(after)) : Optional.empty();
    }

    private Optional<WriteReply> leaveOutInactive(List<AccountId> wanted) {
        return switch (inactiveMembers.apply(wanted)) {
            case InactiveMembers.Found.Inactive inactive -> {
                List<AccountId> rest =
                        wanted.stream().filter(account -> !inactive.has(account)).toList();
                if (!change.apply(rest).equals(rest)) {
                    // Whoever is to join is the one that is deactivated.
                    yield Optional.of(new WriteReply.Refused(INVALID_USERS));
                }
                leftOut.addAll(inactive.ids());
                yield Optional.empty();
            }
            // Whoever joins is a guest or a bot; else Slack knows of a deactivation before it
            // shows.
            case InactiveMembers.Found.Nobody _ ->
                    Optional.of(
                            adds(wanted)
                                    ? new WriteReply.Refused(INVALID_USERS)
                                    : later(INVALID_USERS));
            case InactiveMembers.Found.Unclear _ ->
                    Optional.of(new WriteReply.Refused(INVALID_USERS));
        };
    }

    private boolean adds(List<AccountId> wanted) {
        return replaced.filter(members -> !members.containsAll(wanted)).isPresent();
    }

    private List<AccountId> wanted(List<AccountId> members) {
        return change.apply(members).stream()
                .filter(member -> !leftOut.contains(member.value()))
                .toList();
    }

    private boolean isWanted(List<AccountId> members) {
        return wanted(members).equals(members);
    }

    private WriteReply accepted(Optional<UserGroupShown> after) {
        StringBuilder code = new StringBuilder("accepted");
        if (after.filter(UserGroupShown::disabled).isPresent()) {
            code.append(":disabled");
        }
        if (!leftOut.isEmpty()) {
            code.append(":inactive-too:").append(String.join(",", leftOut));
        }
        editedBefore
                .filter(edit -> after.flatMap(UserGroupShown::edited).filter(isOf(edit)).isEmpty())
                .ifPresent(edit -> code.append(":edited-before:").append(edit.at()));
        return new WriteReply.Accepted(code.toString());
    }

    /** After our write it is we who have edited last: whoever has the same id were we before. */
    private static Predicate<UserGroupShown.Edit> isOf(UserGroupShown.Edit one) {
        return other -> other.by().equals(one.by());
    }

    private WriteReply noted(SlackOutcome outcome) {
        WriteReply reply = outcome.asWrite(clock.instant());
        written |= reply instanceof WriteReply.Accepted;
        return reply;
    }

    private WriteReply later(String code) {
        return new WriteReply.TryLater(clock.instant().plus(SlackOutcome.PAUSE), code);
    }

    private WriteReply asReply(PortFailure failure) {
        return written
                ? new WriteReply.Ambiguous("not-read-back")
                : SlackOutcome.unsent(failure).asWrite(clock.instant());
    }
}
