package dev.rollcall.testing;

import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.WorkspaceGroups;
import dev.rollcall.domain.budget.Lane;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Shared readings in memory, for one process. */
public final class InMemoryGroupReadings implements GroupReadings {
    private static final class Workspace {
        private @Nullable WorkspaceGroups latest;
        private @Nullable String reader;
        private Lane readsIn = Lane.LEAVER;
        private Instant readsSince = Instant.MIN;
        private Instant putOffUntil = Instant.MIN;
        private @Nullable AccountId first;
        private Lane firstLane = Lane.LEAVER;
    }

    private final Map<String, Workspace> workspaces = new HashMap<>();
    private int turns;

    @Override
    public synchronized Answer ask(Question question, Instant now) {
        Workspace known = workspaces.computeIfAbsent(question.workspaceId(), _ -> new Workspace());
        WorkspaceGroups latest = known.latest;
        if (latest != null
                && isGood(latest, now)
                && latest.begun().isAfter(question.begunAfter())) {
            return new Answer.Shared(latest.of(question.account()), latest.begun());
        }
        if (known.reader != null && now.isBefore(known.readsSince.plus(AT_WORK))) {
            Instant soon = known.readsSince.plus(SOON);
            if (now.isBefore(soon)) {
                return new Answer.Theirs(soon, true);
            }
            if (!question.lane().isBefore(known.readsIn)) {
                return new Answer.Theirs(known.readsSince.plus(AT_WORK), false);
            }
        }
        boolean first = question.account().equals(known.first);
        boolean goesBefore = known.first != null && question.lane().isBefore(known.firstLane);
        if (!goesBefore && now.isBefore(known.putOffUntil)) {
            return new Answer.Theirs(
                    first ? known.putOffUntil : known.putOffUntil.plus(SOON), false);
        }
        if (!goesBefore
                && !first
                && known.first != null
                && now.isBefore(known.putOffUntil.plus(FIRST))) {
            Instant likely = known.putOffUntil.plus(SOON);
            return new Answer.Theirs(
                    now.isBefore(likely) ? likely : known.putOffUntil.plus(FIRST), false);
        }
        known.reader = "turn-" + ++turns;
        known.readsIn = question.lane();
        known.readsSince = now;
        known.first = null;
        return new Answer.Yours(
                new Turn(
                        question.workspaceId(), question.account(), question.lane(), known.reader));
    }

    @Override
    public synchronized void share(Turn turn, WorkspaceGroups reading) {
        Workspace known = workspaces.get(turn.workspaceId());
        if (known != null && turn.holder().equals(known.reader)) {
            known.latest = reading;
            known.reader = null;
        }
    }

    @Override
    public synchronized void giveUp(Turn turn, Instant now, Instant notBefore) {
        Workspace known = workspaces.get(turn.workspaceId());
        if (known != null && turn.holder().equals(known.reader)) {
            Instant longest = now.plus(GOOD_FOR);
            known.reader = null;
            known.putOffUntil = notBefore.isBefore(longest) ? notBefore : longest;
            known.first = notBefore.isAfter(now) ? turn.account() : null;
            known.firstLane = turn.lane();
        }
    }

    @Override
    public synchronized void forget(String workspaceId) {
        workspaces.remove(workspaceId);
    }

    @Override
    public synchronized Set<String> enabled(String workspaceId, Instant now) {
        Workspace known = workspaces.get(workspaceId);
        return known == null || known.latest == null || !isGood(known.latest, now)
                ? Set.of()
                : known.latest.members().keySet();
    }

    private static boolean isGood(WorkspaceGroups reading, Instant now) {
        return !reading.begun().isBefore(now.minus(GOOD_FOR));
    }
}
