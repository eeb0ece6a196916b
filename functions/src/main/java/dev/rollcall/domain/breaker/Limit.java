package dev.rollcall.domain.breaker;

/**
 * A share of a population, never less than a floor and never more than a ceiling.
 *
 * @param percent 0 to 100
 * @param atLeast allowed whatever the share is; 0 with a ceiling of 0 holds everything
 * @param atMost never exceeded however large the population
 */
public record Limit(int percent, int atLeast, int atMost) {
    public Limit {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("A limit's percent lies between 0 and 100");
        }
        if (atLeast < 0 || atMost < atLeast) {
            throw new IllegalArgumentException(
                    "A limit's floor is not negative, and its ceiling not below its floor");
        }
    }

    /** The same number whatever the population. */
    public static Limit absolute(int number) {
        return new Limit(0, number, number);
    }

    /**
     * Returns how many are allowed, rounded down: against us.
     *
     * @param population of the last proven snapshot; 0 where there is none, and the floor applies
     */
    public int allowance(int population) {
        long share = (long) population * percent / 100;
        return Math.clamp(share, atLeast, atMost);
    }

    /**
     * Returns so much of this limit, rounded down: against us.
     *
     * @param share in percent, 0 to 100
     */
    Limit lowered(int share) {
        return new Limit(percent * share / 100, part(atLeast, share), part(atMost, share));
    }

    private static int part(int number, int share) {
        return (int) ((long) number * share / 100);
    }

    /** Returns whether this limit never allows more than the other. */
    public boolean within(Limit other) {
        return percent <= other.percent && atLeast <= other.atLeast && atMost <= other.atMost;
    }
}
