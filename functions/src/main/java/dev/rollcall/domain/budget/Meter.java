package dev.rollcall.domain.budget;

/**
 * How far a bucket is used. Times are nanoseconds since 1970.
 *
 * <p>It is the virtual scheduling form of the generic cell rate algorithm (ITU-T I.371, annex A):
 * {@code clock} is when everything granted so far would have gone through at the steady pace, and
 * who comes earlier than the clock by no more than the tolerance conforms. Slots in the future
 * count as soon as they are granted.
 *
 * <p>Leavers need not queue behind slots that others hold: as many calls as no other lane touches
 * may go between. They are counted as {@code borrowed} until the bucket has made up for them.
 *
 * @param borrowed calls that went into what is kept for leavers
 * @param repaidAt when that is whole again
 * @param jumps how often the bucket was idle, or closed, before a grant
 * @param pauses how long it was closed in all; slots granted before move by what came after
 * @param closedUntil nobody goes before
 */
public record Meter(
        long clock, int borrowed, long repaidAt, long jumps, long pauses, long closedUntil) {
    /** Never used. */
    public static final Meter FRESH = new Meter(0, 0, 0, 0, 0, 0);

    public Meter {
        if (clock < 0 || borrowed < 0 || repaidAt < 0 || jumps < 0 || pauses < 0) {
            throw new IllegalArgumentException("Nothing on a meter is negative");
        }
    }

    /** Returns when so many calls of the lane may go at once, at the earliest. */
    long earliest(Pace pace, Lane lane, int calls, long now) {
        long open = Math.max(now, closedUntil);
        long inTurn = clock + pace.of(calls) - pace.tolerance(lane);
        boolean between = lane == Lane.LEAVER && borrowed(open) + calls <= pace.keptForLeavers();
        return between ? open : Math.max(open, inTurn);
    }

    /** Counts calls that go at the slot. */
    Meter granted(Pace pace, Lane lane, int calls, long slot, long now) {
        long next = Math.max(clock, slot) + pace.of(calls);
        long whole = next - pace.lowerTolerance();
        boolean borrows = lane == Lane.LEAVER && slot < whole;
        int kept = Math.min(pace.burst(), borrowed(now) + calls);
        return new Meter(
                next,
                borrows ? kept : borrowed,
                borrows ? Math.max(whole, repaidAt) : repaidAt,
                slot > clock ? jumps + 1 : jumps,
                pauses,
                closedUntil);
    }

    /**
     * Counts calls no more that will not be made. Once the bucket has been idle since, there is
     * nothing to give back: it has been filled up without them.
     *
     * @param jumpsThen the count of jumps right after they were granted
     */
    Meter handedBack(Pace pace, int calls, long jumpsThen) {
        return jumps == jumpsThen
                ? new Meter(
                        Math.max(0, clock - pace.of(calls)),
                        borrowed,
                        repaidAt,
                        jumps,
                        pauses,
                        closedUntil)
                : this;
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
        long next = Math.max(clock + pause, until + pace.of(pace.burst() - 1));
        return new Meter(
                next,
                pace.keptForLeavers(),
                Math.max(repaidAt, next - pace.lowerTolerance()),
                jumps + 1,
                pauses + pause,
                until);
    }

    private int borrowed(long now) {
        return now >= repaidAt ? 0 : borrowed;
    }
}
