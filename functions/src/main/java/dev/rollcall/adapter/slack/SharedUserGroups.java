package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.CallBudget;
import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.application.port.GroupReadings.Answer;
import dev.rollcall.application.port.GroupReadings.Question;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.WorkspaceGroups;
import dev.rollcall.platform.http.Deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Workspaces' user groups, read once for all who need them at about the same time: Slack lets us
 * read some twenty workspaces a minute, and many may leave in one minute.
 *
 * <p>Only a reading that is certainly whole is shared: each group's {@code user_count} must be the
 * number of members that came. Where the shared readings cannot be reached, each reads for
 * themselves.
 */
final class SharedUserGroups {
    private static final String CALL = "usergroups.list";

    /** By so much the clocks of two functions may differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    /** A reading that is being made takes about so long: whoever waits for it waits outside. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    /** Which groups an account was in, and when that reading was begun. */
    record Seen(List<Entitlement> groups, Instant begun) {
        Seen {
            groups = List.copyOf(groups);
            requireNonNull(begun, "begun is null");
        }
    }

    private final UserGroupList lists;
    private final GroupReadings readings;
    private final CallBudget budget;
    private final InstantSource clock;
    private final Map<String, WorkspaceGroups> latest = new ConcurrentHashMap<>();

    SharedUserGroups(
            UserGroupList lists, GroupReadings readings, CallBudget budget, InstantSource clock) {
        this.lists = requireNonNull(lists, "lists is null");
        this.readings = requireNonNull(readings, "readings is null");
        this.budget = requireNonNull(budget, "budget is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Returns the account's groups in the workspace.
     *
     * @param since a reading of somebody else's counts only if it was begun after this, by any
     *     clock of ours; a time to come: only one of one's own counts
     * @throws PortFailure.InHand while somebody else reads
     */
    Seen of(String workspaceId, AccountId account, Instant since, Deadline deadline) {
        if (since.isAfter(clock.instant())) {
            return seen(read(workspaceId, deadline).groups(), account);
        }
        Question question =
                new Question(workspaceId, account, budget.lane(), since.plus(CLOCKS_DIFFER));
        Optional<WorkspaceGroups> kept = kept(question);
        if (kept.isPresent()) {
            return seen(kept.get(), account);
        }
        return switch (ask(question)) {
            case Answer.Shared(var groups, Instant begun) ->
                    new Seen(entitlements(workspaceId, groups), begun);
            case Answer.Yours(GroupReadings.Turn turn) -> seen(readForAll(turn, deadline), account);
            case Answer.Theirs(Instant notBefore, boolean soon) ->
                    throw new PortFailure.InHand(
                            CALL, soon ? clock.instant().plus(A_MOMENT) : notBefore);
        };
    }

    /** Returns whether the latest shared reading shows the group as enabled, if there is one. */
    boolean showsEnabled(Entitlement.UserGroup group) {
        try {
            return readings.enabled(group.workspaceId(), clock.instant()).contains(group.groupId());
        } catch (PortFailure _) {
            return false;
        }
    }

    private WorkspaceGroups readForAll(GroupReadings.Turn turn, Deadline deadline) {
        Read read;
        try {
            read = read(turn.workspaceId(), deadline);
        } catch (PortFailure.RateLimited limited) {
            giveUp(turn, limited.notBefore());
            throw limited;
        } catch (RuntimeException failure) {
            giveUp(turn, clock.instant());
            throw failure;
        }
        if (read.whole()) {
            keep(read.groups());
            share(turn, read.groups());
        } else {
            giveUp(turn, clock.instant());
        }
        return read.groups();
    }

    private record Read(WorkspaceGroups groups, boolean whole) {}

    private Read read(String workspaceId, Deadline deadline) {
        Instant begun = clock.instant();
        List<UserGroupShown> groups = lists.enabledWithMembers(workspaceId, deadline);
        return new Read(
                UserGroupShown.together(workspaceId, groups, begun),
                groups.stream().allMatch(UserGroupShown::isWhole));
    }

    private Optional<WorkspaceGroups> kept(Question question) {
        Instant oldest = clock.instant().minus(GroupReadings.GOOD_FOR);
        latest.values().removeIf(reading -> reading.begun().isBefore(oldest));
        return Optional.ofNullable(latest.get(question.workspaceId()))
                .filter(reading -> reading.begun().isAfter(question.begunAfter()));
    }

    private void keep(WorkspaceGroups reading) {
        latest.put(reading.workspaceId(), reading);
    }

    private Answer ask(Question question) {
        try {
            return readings.ask(question, clock.instant());
        } catch (PortFailure _) {
            return GroupReadings.NONE.ask(question, clock.instant());
        }
    }

    private void share(GroupReadings.Turn turn, WorkspaceGroups reading) {
        try {
            readings.share(turn, reading);
        } catch (PortFailure _) {
            // Whoever waits for it reads for themselves once our turn has lapsed.
        }
    }

    private void giveUp(GroupReadings.Turn turn, Instant notBefore) {
        try {
            readings.giveUp(turn, clock.instant(), notBefore);
        } catch (PortFailure _) {
            // The turn lapses by itself.
        }
    }

    private static Seen seen(WorkspaceGroups groups, AccountId account) {
        return new Seen(entitlements(groups.workspaceId(), groups.of(account)), groups.begun());
    }

    private static List<Entitlement> entitlements(String workspaceId, Set<String> groups) {
        return groups.stream()
                .sorted()
                .<Entitlement>map(group -> new Entitlement.UserGroup(workspaceId, group))
                .toList();
    }
}
