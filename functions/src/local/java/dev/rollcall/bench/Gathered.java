package dev.rollcall.bench;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.set.NumberSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Puts rows of account and thing into sets many at a time, thing by thing: each set is then looked
 * up once for all of its rows, which are near one another.
 */
final class Gathered {
    private static final int ROWS = 1 << 20;

    private final IntFunction<NumberSet> holders;
    private final List<NumberSet> sets = new ArrayList<>();
    private final int[] accounts = new int[ROWS];
    private final int[] things = new int[ROWS];
    private final int[] sorted = new int[ROWS];
    private int[] ends = new int[1];
    private int rows;
    private int most;

    /**
     * @param holders gives the set of a thing, by its number
     */
    Gathered(IntFunction<NumberSet> holders) {
        this.holders = requireNonNull(holders, "holders is null");
    }

    void add(int account, int thing) {
        if (rows == ROWS) {
            flush();
        }
        accounts[rows] = account;
        things[rows++] = thing;
        most = Math.max(most, thing);
    }

    /** Puts what was added into the sets. */
    void flush() {
        sort();
        while (sets.size() <= most) {
            sets.add(holders.apply(sets.size()));
        }
        int from = 0;
        for (int thing = 0; thing <= most; thing++) {
            int to = ends[thing];
            if (to > from) {
                sets.get(thing).addAll(sorted, from, to);
            }
            from = to;
        }
        rows = 0;
    }

    /** Counts, so that the rows of a thing stand together, in the order in which they came. */
    private void sort() {
        if (ends.length <= most + 1) {
            ends = new int[Math.max(most + 2, ends.length * 2)];
        } else {
            Arrays.fill(ends, 0);
        }
        for (int row = 0; row < rows; row++) {
            ends[things[row] + 1]++;
        }
        for (int thing = 1; thing < ends.length; thing++) {
            ends[thing] += ends[thing - 1];
        }
        for (int row = 0; row < rows; row++) {
            sorted[ends[things[row]]++] = accounts[row];
        }
    }
}
