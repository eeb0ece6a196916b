package dev.rollcall.local.entra;

import java.util.EnumSet;
import java.util.Set;

/**
 * What delta queries may do at any time (Microsoft Graph, "Use delta query to track changes"): a
 * client has to live with each.
 */
public final class DeltaHabits {
    private Set<Habit> habits = EnumSet.noneOf(Habit.class);

    /** One of them. */
    public enum Habit {
        /** Whoever has changed stands there twice. */
        REPEATS,
        /** A page brings once more what came before it. */
        REPLAYS,
        /** The members of a group come in several objects with its id. */
        SCATTERS,
        /** Somebody is removed in the very first answer. */
        REMOVED_FIRST
    }

    /** Exactly these from now on. */
    public synchronized void settle(Set<Habit> now) {
        habits = Set.copyOf(now);
    }

    synchronized boolean has(Habit habit) {
        return habits.contains(habit);
    }
}
