package dev.rollcall.domain.policy;

/**
 * How many people a mapping means. Where it excepts groups, nobody knows from numbers alone how
 * many of the excepted are in its own group.
 */
record Reach(int atLeast, int atMost) {
    Reach {
        if (atLeast < 0 || atMost < atLeast) {
            throw new IllegalArgumentException("A reach is a range of people");
        }
    }

    /** Returns the number, or the range, in words. */
    String words() {
        return atLeast == atMost ? String.valueOf(atMost) : atLeast + " to " + atMost;
    }
}
