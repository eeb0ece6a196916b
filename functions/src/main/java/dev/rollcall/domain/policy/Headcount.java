package dev.rollcall.domain.policy;

import java.util.List;

/**
 * How many different people are in a group: by itself, with the groups in it, with those in these,
 * and so on. The last number holds for whatever is deeper. Nobody is named.
 *
 * @param within of each level, none smaller than the one before
 */
public record Headcount(List<Integer> within) {
    public static final Headcount NOBODY = new Headcount(List.of(0));

    public Headcount {
        within = List.copyOf(within);
        if (within.isEmpty()) {
            throw new IllegalArgumentException("A group has a number of people");
        }
        int before = 0;
        for (int people : within) {
            if (people < before) {
                throw new IllegalArgumentException(
                        "With the groups in it a group has no fewer people");
            }
            before = people;
        }
    }

    public static Headcount of(int people) {
        return new Headcount(List.of(people));
    }

    /** Returns how many are in it, or in one that is so many levels below it at most. */
    public int within(int levels) {
        return within.get(Math.min(levels, within.size() - 1));
    }

    /** Returns how many are in it at any depth. */
    public int all() {
        return within.getLast();
    }
}
