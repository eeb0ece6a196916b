package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import java.util.function.Predicate;

/** How one conditional write ended. */
sealed interface Written {

    /**
     * @param item as it is now; after a deletion empty
     */
    record Done(Attributes item) implements Written {
        public Done {
            requireNonNull(item, "item is null");
        }
    }

    /**
     * The condition did not hold.
     *
     * @param present the item that stood against it; empty if there is none
     */
    record Refused(Attributes present) implements Written {
        public Refused {
            requireNonNull(present, "present is null");
        }
    }

    /**
     * Returns whether what was to be written is there: written now, or by a first try whose answer
     * was lost.
     *
     * @param itself tells whether an item is what was to be written
     */
    default boolean leaves(Predicate<Attributes> itself) {
        return switch (this) {
            case Done _ -> true;
            case Refused(Attributes present) -> !present.isEmpty() && itself.test(present);
        };
    }
}
