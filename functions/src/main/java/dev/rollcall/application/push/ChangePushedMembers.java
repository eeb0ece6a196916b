package dev.rollcall.application.push;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.application.port.PushedState.Stored;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedId.Kind;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps who is in a group. In small writes: a large change may end half-way, and the same request
 * again does the rest.
 */
public final class ChangePushedMembers {
    /** More than that a request has not time for. */
    public static final int MOST_AT_A_TIME = 4_000;

    /** Of more, all members are read instead of each being asked for. */
    private static final int FEW = 25;

    /** Whom the sweep tells of else. */
    private static final int TOLD_AT_ONCE = 50;

    private static final int TRIES = 100;

    private final PushedState state;
    private final TellPushed tell;
    private final PushBursts bursts;
    private final Clock clock;

    public ChangePushedMembers(PushedState state, TellPushed tell, PushBursts bursts, Clock clock) {
        this.state = requireNonNull(state, "state is null");
        this.tell = requireNonNull(tell, "tell is null");
        this.bursts = requireNonNull(bursts, "bursts is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What to answer. */
    public sealed interface Outcome {
        record Kept(Pushed now) implements Outcome {}

        record Gone() implements Outcome {}

        /**
         * Somebody is to be in it whom nobody has told of, or the group itself; nothing changed.
         */
        record UnknownMember() implements Outcome {}

        /** It has come some way: the same request does the rest. */
        record More() implements Outcome {}
    }

    /** Returns whether all who are to be in it are known, and none is the group itself. */
    public boolean knows(PushedId group, MemberEdit edit) {
        return known(group, edit.in()).isPresent();
    }

    /**
     * Changes the members.
     *
     * @throws PortFailure if something is not stored: the caller must try again
     */
    public Outcome change(PushedId id, MemberEdit edit) {
        Optional<Pushed> group = state.find(id).filter(one -> !one.isDeleted());
        if (group.isEmpty()) {
            return new Outcome.Gone();
        }
        Optional<Set<PushedId>> in = known(id, edit.in());
        if (in.isEmpty()) {
            return new Outcome.UnknownMember();
        }
        int left = MOST_AT_A_TIME;
        Set<PushedId> touched = new HashSet<>();
        int takenOut = 0;
        Pushed now = group.get();
        for (int tried = 0; tried < TRIES; tried++) {
            Steps steps = steps(now, edit, in.get());
            for (Step step : steps.first(left)) {
                Stored stored = state.changeMembers(now, step.in(), step.out(), clock.instant());
                if (!(stored instanceof Stored.Done(Pushed then))) {
                    break;
                }
                now = then;
                left -= step.size();
                takenOut += step.out().size();
                touched.addAll(step.in());
                touched.addAll(step.out());
                steps.done(step);
            }
            if (steps.isDone() || left < PushedState.MEMBERS_AT_ONCE) {
                tell(touched);
                bursts.countRemoved(now, takenOut);
                return steps.isDone() ? new Outcome.Kept(now) : new Outcome.More();
            }
            group = state.find(id).filter(one -> !one.isDeleted());
            if (group.isEmpty()) {
                return new Outcome.Gone();
            }
            now = group.get();
        }
        throw new PortFailure.Unavailable("Others are writing to the group all the time");
    }

    /** One write. */
    private record Step(List<PushedId> in, List<PushedId> out) {
        int size() {
            return in.size() + out.size();
        }
    }

    /** What is left to write. */
    private static final class Steps {
        private final List<Step> all;

        Steps(List<PushedId> in, List<PushedId> out) {
            List<PushedId> both = Stream.concat(in.stream(), out.stream()).toList();
            Set<PushedId> entering = Set.copyOf(in);
            List<Step> steps = new ArrayList<>();
            for (int from = 0; from < both.size(); from += PushedState.MEMBERS_AT_ONCE) {
                Map<Boolean, List<PushedId>> some =
                        both
                                .subList(
                                        from,
                                        Math.min(both.size(), from + PushedState.MEMBERS_AT_ONCE))
                                .stream()
                                .collect(Collectors.partitioningBy(entering::contains));
                steps.add(
                        new Step(
                                some.getOrDefault(true, List.of()),
                                some.getOrDefault(false, List.of())));
            }
            this.all = steps;
        }

        List<Step> first(int members) {
            return List.copyOf(
                    all.subList(0, Math.min(all.size(), members / PushedState.MEMBERS_AT_ONCE)));
        }

        void done(Step step) {
            all.remove(step);
        }

        boolean isDone() {
            return all.isEmpty();
        }
    }

    private Steps steps(Pushed group, MemberEdit edit, Set<PushedId> in) {
        if (!edit.onlyThese() && in.size() + edit.out().size() <= FEW) {
            return new Steps(
                    in.stream().filter(one -> !state.isMember(group.id(), one)).toList(),
                    edit.out().stream()
                            .filter(PushedId::isOne)
                            .map(value -> PushedId.user(group.id().source(), value))
                            .filter(one -> state.isMember(group.id(), one))
                            .map(this::asItIs)
                            .toList());
        }
        List<PushedId> members = state.members(group.id());
        Set<PushedId> before = Set.copyOf(members);
        return new Steps(
                in.stream().filter(one -> !before.contains(one)).sorted().toList(),
                members.stream()
                        .filter(one ->
                                edit.onlyThese()
                                        ? !in.contains(one)
                                        : edit.out().contains(one.value()))
                        .toList());
    }

    /** A member is named by its id alone, and may be a group. */
    private PushedId asItIs(PushedId asUser) {
        PushedId asGroup = PushedId.group(asUser.source(), asUser.value());
        return state.find(asUser).isEmpty() && state.find(asGroup).isPresent() ? asGroup : asUser;
    }

    /** Returns them as users or groups; empty if one is neither. */
    private Optional<Set<PushedId>> known(PushedId group, Collection<String> values) {
        if (!values.stream().allMatch(PushedId::isOne) || values.contains(group.value())) {
            return Optional.empty();
        }
        Map<String, PushedId> found = new HashMap<>();
        for (Kind kind : Kind.values()) {
            List<PushedId> asked =
                    values.stream()
                            .filter(value -> !found.containsKey(value))
                            .map(value -> new PushedId(group.source(), kind, value))
                            .toList();
            state.findAll(asked).stream()
                    .filter(one -> !one.isDeleted())
                    .forEach(one -> found.put(one.id().value(), one.id()));
        }
        return found.size() == Set.copyOf(values).size()
                ? Optional.of(Set.copyOf(found.values()))
                : Optional.empty();
    }

    private void tell(Set<PushedId> touched) {
        List<PushedId> people =
                touched.stream()
                        .filter(one -> one.kind() == Kind.USER)
                        .sorted()
                        .limit(TOLD_AT_ONCE)
                        .toList();
        tell.tellNow(state.findAll(people));
    }
}
