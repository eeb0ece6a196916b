package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

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
}
