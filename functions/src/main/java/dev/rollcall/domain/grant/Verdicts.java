package dev.rollcall.domain.grant;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Writer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The verdicts on all entitlements of one account, after those on workspaces and on the user groups
 * in them have been made to fit: a group cannot be had without its workspace, and a workspace that
 * goes takes its groups and channels along.
 */
final class Verdicts {
    private static final Comparator<Entitlement> BY_KEY = Comparator.comparing(Entitlement::key);

    private final SortedMap<Entitlement, Verdict> all = new TreeMap<>(BY_KEY);
    private final Differences differences;
    private final Seen seen;
    private final AccessPolicy policy;

    Verdicts(Differences differences, Seen seen, AccessPolicy policy) {
        this.differences = differences;
        this.seen = seen;
        this.policy = policy;
        differences.entitlements().forEach(e -> all.put(e, differences.verdict(e)));
        all.replaceAll(this::keepingWhatStays);
        all.replaceAll(this::onlyWhereTheWorkspaceIs);
    }

    Map<Entitlement, Verdict> all() {
        return all;
    }

    /** Returns what goes with the workspace without a change of its own. */
    List<Entitlement> goingWith(Entitlement entitlement) {
        return entitlement instanceof Entitlement.Workspace workspace
                ? groupsIn(workspace)
                        .filter(group -> seen.sight(group) == Seen.Sight.HELD)
                        .filter(group -> all.get(group) instanceof Verdict.Leave)
                        .toList()
                : List.of();
    }

    private Verdict keepingWhatStays(Entitlement entitlement, Verdict verdict) {
        return verdict instanceof Verdict.Take
                        && entitlement instanceof Entitlement.Workspace workspace
                        && (Stream.concat(groupsIn(workspace), foreignIn(workspace))
                                        .anyMatch(this::stays)
                                || holdsChannels())
                ? new Verdict.Leave(LeftAlone.Why.HOLDS_WHAT_STAYS)
                : verdict;
    }

    /**
     * Which workspace a channel is in is not told with what an account has, and leaving one takes
     * its channels along: what was there before keeps each of them.
     */
    private boolean holdsChannels() {
        return differences.preExisting().stream()
                .filter(Entitlement.Channel.class::isInstance)
                .filter(channel -> seen.sight(channel) != Seen.Sight.ABSENT)
                .anyMatch(channel -> !(differences.verdict(channel) instanceof Verdict.Take));
    }

    private boolean stays(Entitlement group) {
        if (differences.desires(group)) {
            return true;
        }
        return seen.sight(group) != Seen.Sight.ABSENT
                && differences.verdict(group) instanceof Verdict.Leave(LeftAlone.Why why)
                && switch (why) {
                    case FOREIGN_WRITER, NOT_ACTING, ACCOUNT_TYPE, PRE_EXISTING -> true;
                    default -> false;
                };
    }

    private Verdict onlyWhereTheWorkspaceIs(Entitlement entitlement, Verdict verdict) {
        if (!(verdict instanceof Verdict.Give)
                || !(entitlement instanceof Entitlement.UserGroup group)) {
            return verdict;
        }
        Entitlement workspace = new Entitlement.Workspace(group.workspaceId());
        if (all.get(workspace) instanceof Verdict.Give) {
            return verdict;
        }
        return switch (seen.sight(workspace)) {
            case HELD -> verdict;
            case ABSENT -> new Verdict.Leave(LeftAlone.Why.NO_WORKSPACE);
            case UNREAD -> new Verdict.Leave(LeftAlone.Why.UNVERIFIABLE);
        };
    }

    private Stream<Entitlement> groupsIn(Entitlement.Workspace workspace) {
        return all.keySet().stream().filter(e -> isIn(e, workspace));
    }

    private Stream<Entitlement> foreignIn(Entitlement.Workspace workspace) {
        return policy.writers().entrySet().stream()
                .filter(e -> !(e.getValue() instanceof Writer.Rollcall))
                .map(Map.Entry::getKey)
                .filter(e -> isIn(e, workspace));
    }

    private static boolean isIn(Entitlement entitlement, Entitlement.Workspace workspace) {
        return entitlement instanceof Entitlement.UserGroup group
                && group.workspaceId().equals(workspace.workspaceId());
    }
}
