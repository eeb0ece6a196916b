package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** How one try of a transaction ended. */
sealed interface Transacted {
    /** The conditions were looked at. */
    sealed interface Settled extends Transacted {}

    /** All of it was written. */
    record Done() implements Settled {}

    /**
     * Nothing was written, because conditions did not hold.
     *
     * @param present by the position of the write: the item that stood against it, empty if there
     *     is none
     */
    record Refused(Map<Integer, Attributes> present) implements Settled {
        public Refused {
            present = Map.copyOf(present);
        }

        boolean at(int position) {
            return present.containsKey(position);
        }

        Attributes presentAt(int position) {
            return requireNonNull(present.get(position), "the write at that position passed");
        }
    }

    /**
     * Nothing was written, because somebody else was writing, or the table was too busy. Says
     * nothing about the conditions: try again.
     */
    record Contended() implements Transacted {}
}
