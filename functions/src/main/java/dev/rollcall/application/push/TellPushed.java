package dev.rollcall.application.push;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedId.Kind;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Gives the inbox a hint of everybody of whom something was told, and only then counts it as told:
 * who is missed at the request is found by the next sweep.
 */
public final class TellPushed {
    private static final Duration REQUEST_STILL_AT_IT = Duration.ofSeconds(30);
    private static final Duration SWEEP_AT_MOST = Duration.ofSeconds(5);
    private static final int AT_ONCE = 100;

    /** Of a group that was deleted, so many memberships end at a time. */
    private static final int EMPTIED_AT_ONCE = 30 * PushedState.MEMBERS_AT_ONCE;

    private static final int TRIES = 20;

    private final PushedState state;
    private final ReceiveHints receive;
    private final Clock clock;

    public TellPushed(PushedState state, ReceiveHints receive, Clock clock) {
        this.state = requireNonNull(state, "state is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Tells of these, whatever of them is told already.
     *
     * @throws PortFailure if a hint could not be stored
     */
    private void tell(List<Pushed> changed) {
        List<Pushed> people = changed.stream().filter(one -> one.id().kind() == Kind.USER).toList();
        receive.receive(people.stream().map(TellPushed::hint).toList());
        for (Pushed one : changed) {
            if (!one.isDeleted() || endMemberships(one)) {
                state.told(one);
            }
        }
    }

    /**
     * Tells of what a request has written. What cannot be told now stays marked as untold in the
     * state, and the sweep tells of it: the request itself has done its part.
     */
    void tellNow(List<Pushed> changed) {
        try {
            tell(changed);
        } catch (PortFailure _) {
            // Nothing is lost: see above.
        }
    }

    /** Tells of whatever a request left untold; returns how many. */
    public int sweep() {
        Instant begun = clock.instant();
        int told = 0;
        List<Pushed> batch = untold(begun);
        while (!batch.isEmpty() && clock.instant().isBefore(begun.plus(SWEEP_AT_MOST))) {
            tell(batch);
            told += batch.size();
            batch = untold(begun);
        }
        return told;
    }

    private List<Pushed> untold(Instant begun) {
        return state.untold(begun.minus(REQUEST_STILL_AT_IT), AT_ONCE);
    }

    /** The same version is the same event, however often it is told. */
    private static Hint hint(Pushed user) {
        boolean leaves = user.status() != Pushed.Status.ACTIVE;
        return new Hint(
                user.id().person(),
                user.id().value() + ":" + user.version(),
                leaves ? "scim.user.deactivate" : "scim.user.change",
                user.changedAt(),
                Hint.Way.HOOK);
    }

    /** Who was deleted is in no group, and nobody is in a group that was; returns whether so. */
    private boolean endMemberships(Pushed deleted) {
        return switch (deleted.id().kind()) {
            case USER -> {
                state.groupsOf(deleted.id())
                        .forEach(group -> takeOut(group, List.of(deleted.id())));
                yield true;
            }
            case GROUP -> {
                state.groupsOf(deleted.id())
                        .forEach(group -> takeOut(group, List.of(deleted.id())));
                yield emptied(deleted.id());
            }
        };
    }

    private boolean emptied(PushedId group) {
        List<PushedId> members = state.members(group);
        int end = Math.min(members.size(), EMPTIED_AT_ONCE);
        for (int from = 0; from < end; from += PushedState.MEMBERS_AT_ONCE) {
            takeOut(
                    group,
                    members.subList(from, Math.min(end, from + PushedState.MEMBERS_AT_ONCE)));
        }
        return end == members.size();
    }

    private void takeOut(PushedId group, List<PushedId> members) {
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<Pushed> seen = state.find(group);
            List<PushedId> still =
                    members.stream().filter(member -> state.isMember(group, member)).toList();
            if (seen.isEmpty()
                    || still.isEmpty()
                    || state.changeMembers(seen.get(), List.of(), still, clock.instant())
                            instanceof PushedState.Stored.Done) {
                return;
            }
        }
        throw new PortFailure.Unavailable("Others are writing to the group all the time");
    }
}
