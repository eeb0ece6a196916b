package dev.rollcall.domain.listing;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far the reading of a list by cursor has come. Such a list promises no number, so its end
 * alone proves nothing: rows may be missing and nobody would see it. {@link Ended#against} proves
 * it by a number that is known from elsewhere.
 */
public sealed interface CursorListing {

    /** There is more; ask from there on. */
    record Onward(CursorPoint next) implements CursorListing {
        public Onward {
            requireNonNull(next, "next is null");
        }
    }

    /**
     * The list says that it is at its end.
     *
     * @param read how many different items came
     */
    record Ended(int read, Set<Doubt> doubts) implements CursorListing {
        public Ended {
            doubts = Set.copyOf(doubts);
            if (read < 0) {
                throw new IllegalArgumentException("No fewer than no items were read");
            }
        }

        /**
         * Returns whether the list is proven to be whole.
         *
         * @param promised how many items there are, as another list has proven it
         */
        public Listing against(int promised) {
            EnumSet<Doubt> found = EnumSet.noneOf(Doubt.class);
            found.addAll(doubts);
            if (read < promised) {
                found.add(Doubt.FEWER_THAN_PROMISED);
            }
            if (read > promised) {
                found.add(Doubt.MORE_THAN_PROMISED);
            }
            return found.isEmpty()
                    ? new Listing.Proven(read)
                    : new Listing.Unproven(read, promised, found);
        }
    }
}
