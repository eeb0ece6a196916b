package dev.rollcall.platform.set;

import java.util.Arrays;
import java.util.List;

/** Which sets each number is in: the sets the other way round, in two arrays. */
public final class Turned {
    private final int[] from;
    private final int[] sets;

    /**
     * @param from where the sets of a number begin among {@code sets}; one more at the end
     * @param sets the sets' places in the list, of one number after another
     */
    private Turned(int[] from, int[] sets) {
        this.from = from;
        this.sets = sets;
    }

    /**
     * @param size above every number
     */
    public static Turned of(List<NumberSet> all, int size) {
        int[] from = new int[size + 1];
        all.forEach(set -> set.forEach(number -> from[number + 1]++));
        for (int number = 0; number < size; number++) {
            from[number + 1] += from[number];
        }
        int[] next = Arrays.copyOf(from, size);
        int[] sets = new int[from[size]];
        for (int place = 0; place < all.size(); place++) {
            int here = place;
            all.get(place)
                    .forEach(number -> {
                        sets[next[number]] = here;
                        next[number]++;
                    });
        }
        return new Turned(from, sets);
    }

    /** Returns the places of the sets that the number is in, in their order. */
    public int[] of(int number) {
        return Arrays.copyOfRange(sets, from[number], from[number + 1]);
    }
}
