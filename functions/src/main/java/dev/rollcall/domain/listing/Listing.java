package dev.rollcall.domain.listing;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/** How far the reading of a list has come. */
public sealed interface Listing {

    /** There is more; ask from there on. */
    record Onward(ListingPoint next) implements Listing {
        public Onward {
            requireNonNull(next, "next is null");
        }
    }

    /**
     * The list was read whole: whatever was in it all the while has been handed over, once.
     *
     * @param size how many items it has
     */
    record Proven(int size) implements Listing {}

    /**
     * The reading has ended, and it is not proven that nothing is missing. What was handed over may
     * be looked at; nobody may be taken for absent.
     *
     * @param read how many different items came
     * @param promised how many the other side said there were, when it was asked last
     */
    record Unproven(int read, int promised, Set<Doubt> doubts) implements Listing {
        public Unproven {
            doubts = Set.copyOf(doubts);
            if (doubts.isEmpty()) {
                throw new IllegalArgumentException("Without a doubt a list is proven");
            }
        }
    }
}
