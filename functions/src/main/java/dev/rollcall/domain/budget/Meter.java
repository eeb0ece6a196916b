package dev.rollcall.domain.budget;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a bucket is used. Times are nanoseconds since 1970.
 *
 * <p>It is the virtual scheduling form of the generic cell rate algorithm (ITU-T I.371, annex A):
 * {@code clock} is when everything granted so far would have gone through at the steady pace, and
 * who comes earlier than the clock by no more than the tolerance conforms. Slots in the future
 * count as soon as they are granted.
 *
 * <p>Leavers have a clock of their own, so that they wait for leavers only: slots of the others
 * that are still to come do not count on it, and move back by what leavers take. What the others
 * have made already counts as much as it can be at most: they keep to a tolerance that leaves the
 * rest to leavers.
 *
 * @param clock when everything granted would have gone through
 * @param leavers when what was granted to leavers would have, after what others had made by then
 * @param pauses how long it was closed in all; all slots granted before move by what came after
 * @param pushes how far leavers have moved the others in all; likewise
 * @param jumps how often the clock was hardly ahead, or behind, when a slot was granted, or the
 *     bucket was closed
 * @param leaverJumps the same of the leavers' clock
 * @param closedUntil nobody goes before
 */
public record Meter(
        long clock,
        long leavers,
        long pauses,
        long pushes,
        long jumps,
        long leaverJumps,
        long closedUntil) {
    private static final long HOUR = Duration.ofHours(1).toNanos();

    /** Never used. */
    public static final Meter FRESH = new Meter(0, 0, 0, 0, 0, 0, 0);

    public Meter {
        if (clock < 0
                || leavers < 0
                || pauses < 0
                || pushes < 0
                || jumps < 0
                || leaverJumps < 0
                || closedUntil < 0) {
            throw new IllegalArgumentException("Nothing on a meter is negative");
        }
    }

    /** Returns when so many calls of the lane may go at once, at the earliest. */
    long earliest(Pace pace, Lane lane, int calls, long now) {
        long open = Math.max(now, closedUntil);
        long before = lane == Lane.LEAVER ? beforeLeavers(pace, open) : clock;
        return Math.max(open, before + pace.of(calls) - pace.tolerance(lane));
    }

    /** Counts calls that go at the slot. */
    Meter granted(Pace pace, Lane lane, int calls, long slot, long now) {
        return lane == Lane.LEAVER
                ? grantedToLeaver(pace, calls, slot, now)
                : new Meter(
                        Math.max(clock, slot) + pace.of(calls),
                        leavers,
                        pauses,
                        pushes,
                        slot > clock - pace.returnable() ? jumps + 1 : jumps,
                        leaverJumps,
                        closedUntil);
    }

    private Meter grantedToLeaver(Pace pace, int calls, long slot, long now) {
        long open = Math.max(now, closedUntil);
        long before = beforeLeavers(pace, open);
        long next = Math.max(before, slot) + pace.of(calls);
        // Others may have slots still to come. They go when the leavers' calls have gone through,
        // and nobody does where the first of these wait for the bucket to fill.
        boolean others = clock > open + pace.lowestTolerance();
        boolean fills = leavers <= open + pace.lowerTolerance();
        long push = next - before + (fills ? slot - open : 0);
        return new Meter(
                others ? Math.max(next, clock + push) : next,
                next,
                pauses,
                others ? pushes + push : pushes,
                slot > clock - pace.returnable() ? jumps + 1 : jumps,
                next - pace.of(calls) > leavers - pace.returnable() ? leaverJumps + 1 : leaverJumps,
                closedUntil);
    }

    /** Returns what leavers find granted: of the others' slots only those that have come. */
    private long beforeLeavers(Pace pace, long at) {
        return Math.min(clock, Math.max(leavers, at + pace.lowerTolerance()));
    }

    /**
     * Returns what calls of the lane that go now do to this meter and to all like it; empty if that
     * depends on just how it stands, as where it is closed.
     */
    Optional<Advance> advance(Pace pace, Lane lane, int calls, long now) {
        boolean leaver = lane == Lane.LEAVER;
        long cost = pace.of(calls);
        long othersWaitFrom = now + pace.lowestTolerance() + 1;
        long floor = now + pace.lowerTolerance();
        long latest = now + pace.tolerance(lane) - cost;
        Advance.Leavers how = leaver ? leavers(floor, latest) : new Advance.Leavers.Apart();
        if (clock < now) {
            how = new Advance.Leavers.Idle(leaver);
        } else if (how instanceof Advance.Leavers.From || how instanceof Advance.Leavers.Among) {
            latest = clock + HOUR;
        }
        long earliest = 0;
        // What is done is the same between two of these.
        for (long border :
                leaver
                        ? new long[] {now, now + pace.returnable(), othersWaitFrom, floor + 1}
                        : new long[] {now, now + pace.returnable()}) {
            if (clock < border) {
                latest = Math.min(latest, border - 1);
            } else {
                earliest = Math.max(earliest, border);
            }
        }
        Advance advance =
                new Advance(
                        now,
                        earliest,
                        latest,
                        cost,
                        leaver && clock >= othersWaitFrom ? cost : 0,
                        clock < now + pace.returnable() ? 1 : 0,
                        how);
        return Optional.of(advance).filter(a -> pace.returnable() > 0 && a.isOf(this));
    }

    /**
     * Returns which clocks a leaver's calls move, where the bucket is in use.
     *
     * @param floor what counts at most of slots that are still to come for others
     * @param latest the last clock ahead of which there is room
     */
    private Advance.Leavers leavers(long floor, long latest) {
        if (clock <= floor) {
            return new Advance.Leavers.Behind();
        }
        if (leavers == clock) {
            return new Advance.Leavers.Alone();
        }
        return leavers <= floor && floor <= latest
                ? new Advance.Leavers.From(floor)
                : new Advance.Leavers.Among(floor, latest);
    }

    /**
     * Returns what calls of a lane behind the leavers', which have to wait for a slot, add to this
     * meter and to all like it; empty if they need not wait, or longer than the lane reserves.
     */
    Optional<Advance> advanceLater(Pace pace, Lane lane, int calls, long now) {
        long room = pace.tolerance(lane) - pace.of(calls);
        Advance advance =
                new Advance(
                        now,
                        now + room + 1,
                        now + room + lane.ahead().toNanos(),
                        pace.of(calls),
                        0,
                        room < pace.returnable() ? 1 : 0,
                        new Advance.Leavers.Apart());
        return Optional.of(advance).filter(a -> lane != Lane.LEAVER && a.isOf(this));
    }

    /**
     * Returns the slot of calls of a lane that had to wait, and were the last that were counted.
     */
    long lastSlot(Pace pace, Lane lane) {
        return clock - pace.tolerance(lane);
    }

    /**
     * Counts calls no more that will not be made, as far as a bucket that was not nearly idle has
     * room for them. Once a clock has jumped since, or something was given back on it, there is
     * nothing to give back: the bucket has been filled up without them.
     *
     * @param then how the meter stood right after they were granted
     */
    Meter handedBack(Pace pace, Lane lane, int calls, Promise.Stake then) {
        boolean ofAll = jumps == then.jumps();
        boolean ofLeavers = lane == Lane.LEAVER && leaverJumps == then.leaverJumps();
        long back = Math.min(pace.of(calls), pace.returnable());
        // What many had is given back once: they would all be granted one slot.
        return new Meter(
                ofAll ? Math.max(0, clock - back) : clock,
                ofLeavers ? Math.max(0, leavers - back) : leavers,
                pauses,
                pushes,
                ofAll ? jumps + 1 : jumps,
                ofLeavers ? leaverJumps + 1 : leaverJumps,
                closedUntil);
    }

    /**
     * Closes the bucket: Slack says it is empty. What was granted before moves by the pause, and
     * when it opens there is one call in it.
     */
    Meter closed(Pace pace, long now, long until) {
        long pause = until - Math.max(now, closedUntil);
        if (pause <= 0) {
            return this;
        }
        long full = until + pace.of(pace.burst() - 1);
        return new Meter(
                Math.max(clock + pause, full),
                Math.max(leavers + pause, full),
                pauses + pause,
                pushes,
                jumps + 1,
                leaverJumps + 1,
                until);
    }

    /** Returns how things stand for a slot of the lane that was granted just now. */
    Promise.Stake stake(Lane lane) {
        return new Promise.Stake(jumps, leaverJumps, moved(lane));
    }

    /** Returns how far the lane's slots have been moved in all. */
    long moved(Lane lane) {
        return lane == Lane.LEAVER ? pauses : pauses + pushes;
    }
}
