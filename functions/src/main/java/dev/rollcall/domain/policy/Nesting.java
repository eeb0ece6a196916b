package dev.rollcall.domain.policy;

/** Whom a mapping means by its group. */
public sealed interface Nesting {

    /** Whoever the group itself names. */
    record Direct() implements Nesting {}

    /**
     * Also whoever is in a group that is in it.
     *
     * @param depth how many groups down at most; 1 is the groups that the group itself names
     */
    record All(int depth) implements Nesting {
        public static final int MOST = 20;

        public All {
            if (depth < 1 || depth > MOST) {
                throw new IllegalArgumentException(
                        "The depth of nested groups is 1 to " + MOST + " levels");
            }
        }
    }

    /** Returns how many groups down a person may be; 0 for the group itself. */
    default int levels() {
        return switch (this) {
            case Direct() -> 0;
            case All(int depth) -> depth;
        };
    }
}
