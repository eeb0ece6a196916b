package dev.rollcall.domain.budget;

/**
 * What calls that go now add to a meter, and to which meters they add just that, whoever else has
 * counted meanwhile. Hundreds who ask at once need not wait for one another to have counted.
 *
 * @param now when they go; the bucket is open
 * @param earliest the first clock for which it holds
 * @param latest the last
 * @param calls how much later the clock is afterwards
 * @param pushes how much further the others are moved
 * @param jumps one, if the clock is hardly ahead
 * @param leavers whose clock moves too, if it is not ahead of the clock of all
 */
public record Advance(
        long now,
        long earliest,
        long latest,
        long calls,
        long pushes,
        long jumps,
        Leavers leavers) {
    /** What is known of the leavers' clock. */
    public enum Leavers {
        /** It is left as it is, wherever it stands. */
        APART,

        /** It goes along; it may have been behind, for all that others have made counts. */
        BEHIND,

        /** It goes along, and was no less far: nobody but leavers has counted. */
        ALONE
    }

    /** Returns whether it is true of the meter. */
    public boolean isOf(Meter meter) {
        return meter.closedUntil() <= now
                && earliest <= meter.clock()
                && meter.clock() <= latest
                && switch (leavers) {
                    case APART -> true;
                    case BEHIND -> meter.leavers() <= meter.clock();
                    case ALONE -> meter.leavers() == meter.clock();
                };
    }

    /** Returns the meter afterwards, of one of which it is true. */
    public Meter of(Meter meter) {
        boolean together = leavers != Leavers.APART;
        return new Meter(
                meter.clock() + calls,
                together ? meter.clock() + calls : meter.leavers(),
                meter.pauses(),
                meter.pushes() + pushes,
                meter.jumps() + jumps,
                together ? meter.leaverJumps() + 1 : meter.leaverJumps(),
                meter.closedUntil());
    }
}
