package dev.rollcall.domain.budget;

/**
 * What calls that go now, or are kept a slot, do to a meter, and to which meters they do just that,
 * whoever else has counted meanwhile. Hundreds who ask at once need not wait for one another to
 * have counted.
 *
 * @param now when they are counted; the bucket is open
 * @param earliest the first clock of all for which it holds
 * @param latest the last
 * @param calls how much later a clock is afterwards
 * @param pushes how much further the others are moved
 * @param jumps one, if the clock of all is hardly ahead, or behind
 * @param leavers what becomes of the clocks
 */
public record Advance(
        long now,
        long earliest,
        long latest,
        long calls,
        long pushes,
        long jumps,
        Leavers leavers) {
    /** Who has counted by what is known, and so which clocks move from where. */
    public sealed interface Leavers {
        /** The clock of all moves; the leavers' is left as it is, wherever it stands. */
        record Apart() implements Leavers {}

        /** The clock of all begins anew, from the present: nobody has used the bucket lately. */
        record Idle(boolean together) implements Leavers {}

        /** Both move; the leavers' may have been behind, for all that others have made counts. */
        record Behind() implements Leavers {}

        /** Both move; neither was further: nobody but leavers has counted. */
        record Alone() implements Leavers {}

        /**
         * Others have slots still to come, of which leavers find what counts at most.
         *
         * @param floor what that is: the leavers' clock is no further, and moves from there
         */
        record From(long floor) implements Leavers {}

        /**
         * Others have slots still to come, and leavers have counted more than what counts of them.
         *
         * @param above the leavers' clock is beyond this, and not beyond that of all
         * @param latest the last leavers' clock for which there is room
         */
        record Among(long above, long latest) implements Leavers {}
    }

    /** Returns whether it is true of the meter. */
    public boolean isOf(Meter meter) {
        return meter.closedUntil() <= now
                && earliest <= meter.clock()
                && meter.clock() <= latest
                && switch (leavers) {
                    case Leavers.Apart() -> true;
                    case Leavers.Idle(boolean together) ->
                            !together || meter.leavers() <= meter.clock();
                    case Leavers.Behind() -> meter.leavers() <= meter.clock();
                    case Leavers.Alone() -> meter.leavers() == meter.clock();
                    case Leavers.From(long floor) -> meter.leavers() <= floor;
                    case Leavers.Among(long above, long latestOfLeavers) ->
                            above < meter.leavers()
                                    && meter.leavers() <= latestOfLeavers
                                    && meter.leavers() <= meter.clock();
                };
    }

    /** Returns the meter afterwards, of one of which it is true. */
    public Meter of(Meter meter) {
        long clock = (leavers instanceof Leavers.Idle ? now : meter.clock()) + calls;
        long leaversClock =
                switch (leavers) {
                    case Leavers.Apart() -> meter.leavers();
                    case Leavers.Idle(boolean together) -> together ? clock : meter.leavers();
                    case Leavers.Behind(), Leavers.Alone() -> clock;
                    case Leavers.From(long floor) -> floor + calls;
                    case Leavers.Among _ -> meter.leavers() + calls;
                };
        return new Meter(
                clock,
                leaversClock,
                meter.pauses(),
                meter.pushes() + pushes,
                meter.jumps() + jumps,
                meter.leaverJumps() + (movesLeavers() ? 1 : 0),
                meter.closedUntil());
    }

    /** Returns whether it counts on the leavers' clock. */
    public boolean movesLeavers() {
        return switch (leavers) {
            case Leavers.Apart() -> false;
            case Leavers.Idle(boolean together) -> together;
            case Leavers.Behind(), Leavers.Alone(), Leavers.From _, Leavers.Among _ -> true;
        };
    }
}
