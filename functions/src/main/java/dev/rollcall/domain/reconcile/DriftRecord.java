package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A drift with its story. It changes where something happens to the drift, not each time it is
 * found again.
 *
 * @param since when it was found first; anew for one that was gone and is back
 * @param reappeared how often it has come back
 * @param corrections when Rollcall set it right, of the last {@link #REMEMBERED}
 * @param trace who made it so, where Slack's log tells
 * @param version counts the changes
 */
public record DriftRecord(
        Drift drift,
        Instant since,
        State state,
        int reappeared,
        List<Instant> corrections,
        Optional<Trace> trace,
        long version) {
    /** For so long it is remembered that somebody undoes what is set right. */
    public static final Duration REMEMBERED = Duration.ofDays(7);

    private static final Duration SET_RIGHT_WITHIN = Duration.ofHours(3);

    private static final Duration TRIED_AGAIN_AFTER = Duration.ofDays(1);

    /** What was set right so often, and is there again, is left to the mapping's owner. */
    private static final int CONTESTED_FROM = 2;

    /** Where it stands. */
    public sealed interface State {
        /** Why something is as it was whose run has not come to its end. */
        String UNDER_WAY = "under-way";

        record Open() implements State {}

        /** Set going, and not seen to be right yet. */
        record Correcting(Instant since) implements State {
            public Correcting {
                requireNonNull(since, "since is null");
            }
        }

        /** Looked at to be set right, and left as it is for a reason. */
        record Tried(Instant at, String why) implements State {
            public Tried {
                requireNonNull(at, "at is null");
                requireNonNull(why, "why is null");
            }
        }

        /**
         * Not there any more.
         *
         * @param byUs whether Rollcall set it right
         */
        record Gone(Instant at, boolean byUs) implements State {
            public Gone {
                requireNonNull(at, "at is null");
            }
        }

        /** An operator lives with it until then. */
        record Accepted(String by, String reason, Instant at, Instant until) implements State {
            public Accepted {
                requireNonNull(by, "by is null");
                requireNonNull(reason, "reason is null");
                requireNonNull(at, "at is null");
                requireNonNull(until, "until is null");
                if (!until.isAfter(at)) {
                    throw new IllegalArgumentException("What is accepted is accepted for a time");
                }
            }
        }

        /** Set right and undone again several times: a human has to settle it. */
        record Contested(Instant since) implements State {
            public Contested {
                requireNonNull(since, "since is null");
            }
        }
    }

    public DriftRecord {
        requireNonNull(drift, "drift is null");
        requireNonNull(since, "since is null");
        requireNonNull(state, "state is null");
        corrections = List.copyOf(corrections);
        requireNonNull(trace, "trace is null");
    }

    /** One that was never found before. */
    public static DriftRecord first(Drift drift, Instant now) {
        return new DriftRecord(drift, now, new State.Open(), 0, List.of(), Optional.empty(), 1);
    }

    public DriftId id() {
        return drift.id();
    }

    public boolean isGone() {
        return state instanceof State.Gone;
    }

    /**
     * Returns whether it may be set right now. What was tried in vain is tried again after a day; a
     * leaver each time.
     */
    public boolean mayBeCorrected(Instant now) {
        return switch (state) {
            case State.Open(), State.Correcting _ -> true;
            case State.Tried tried ->
                    drift.kind().isOfLeaver() || !now.isBefore(tried.at().plus(TRIED_AGAIN_AFTER));
            case State.Gone _, State.Accepted _, State.Contested _ -> false;
        };
    }

    /** It is found, again or still; the same if nothing has happened to it. */
    public DriftRecord found(Drift now, Instant at) {
        return switch (state) {
            case State.Gone _ -> back(now, at);
            case State.Accepted accepted when !at.isBefore(accepted.until()) ->
                    with(now, since, new State.Open(), reappeared, corrections);
            // Nobody has seen what came of it, and it is there.
            case State.Correcting(Instant begun) when !at.isBefore(begun.plus(SET_RIGHT_WITHIN)) ->
                    with(now, since, new State.Tried(at, "left"), reappeared, corrections);
            case State.Tried _ when !now.equals(drift) ->
                    with(now, since, new State.Open(), reappeared, corrections);
            case State.Open _,
                    State.Correcting _,
                    State.Tried _,
                    State.Accepted _,
                    State.Contested _ ->
                    now.equals(drift) ? this : with(now, since, state, reappeared, corrections);
        };
    }

    private DriftRecord back(Drift now, Instant at) {
        List<Instant> lately =
                corrections.stream()
                        .filter(corrected -> corrected.plus(REMEMBERED).isAfter(at))
                        .toList();
        // A leaver is out, however often somebody lets them in again.
        boolean contested = lately.size() >= CONTESTED_FROM && !drift.kind().isOfLeaver();
        State next = contested ? new State.Contested(at) : new State.Open();
        // Whoever made it so before did not do it this time.
        return new DriftRecord(
                now, at, next, reappeared + 1, lately, Optional.empty(), version + 1);
    }

    /** It is not found any more, in lists that were read whole; or was read back as right. */
    public DriftRecord gone(Instant at) {
        if (isGone()) {
            return this;
        }
        // What was held may have been released, and what was under way come to its end.
        boolean byUs = state instanceof State.Correcting || state instanceof State.Tried;
        List<Instant> all = new ArrayList<>(corrections);
        if (byUs) {
            all.add(at);
        }
        return with(drift, since, new State.Gone(at, byUs), reappeared, all);
    }

    /** It is there under another name. */
    public DriftRecord renamed(Instant at) {
        return isGone()
                ? this
                : with(drift, since, new State.Gone(at, false), reappeared, corrections);
    }

    /**
     * It is being set right: what is contested by an operator's word only. What an operator has
     * accepted, and what is gone, stays as it is.
     */
    public DriftRecord correcting(Instant at) {
        return switch (state) {
            case State.Open(), State.Tried _, State.Contested _ ->
                    with(drift, since, new State.Correcting(at), reappeared, corrections);
            case State.Correcting _, State.Gone _, State.Accepted _ -> this;
        };
    }

    /** It was looked at and is as it was. */
    public DriftRecord tried(Instant at, String why) {
        return switch (state) {
            case State.Open(), State.Correcting _, State.Tried _ ->
                    with(drift, since, new State.Tried(at, why), reappeared, corrections);
            case State.Gone _, State.Accepted _, State.Contested _ -> this;
        };
    }

    /** An operator lives with it, or settles what was contested. */
    public DriftRecord accepted(State.Accepted word) {
        return with(drift, since, word, reappeared, corrections);
    }

    /** It is known who made it so; the same if that was known. */
    public DriftRecord traced(Trace who) {
        return trace.equals(Optional.of(who))
                ? this
                : new DriftRecord(
                        drift,
                        since,
                        state,
                        reappeared,
                        corrections,
                        Optional.of(who),
                        version + 1);
    }

    private DriftRecord with(
            Drift now, Instant from, State next, int times, List<Instant> corrected) {
        return new DriftRecord(now, from, next, times, corrected, trace, version + 1);
    }
}
