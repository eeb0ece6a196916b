package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One write, or the check of a condition inside a transaction.
 *
 * <p>In expressions {@code #name} stands for the attribute of that name, so that DynamoDB's several
 * hundred reserved words need no thought, and {@code :name} for the value of that name.
 */
sealed interface Write {
    String ABSENT = "attribute_not_exists(#pk)";
    String PRESENT = "attribute_exists(#pk)";

    /**
     * Replaces or creates the whole item.
     *
     * @param condition empty: none
     */
    record Put(Attributes item, String condition, Attributes values) implements Write {
        public Put {
            requireNonNull(item, "item is null");
            requireNonNull(condition, "condition is null");
            requireNonNull(values, "values is null");
        }

        static Put always(Attributes item) {
            return new Put(item, "", Attributes.none());
        }

        static Put ifAbsent(Attributes item) {
            return new Put(item, ABSENT, Attributes.none());
        }

        /**
         * Puts an item in the place of the one that was seen.
         *
         * @param seen the version of what was seen; empty: there was none
         */
        static Put replacing(Optional<Long> seen, Attributes item) {
            return seen.map(version ->
                            new Put(
                                    item,
                                    "#version = :version",
                                    Attributes.none().with("version", version)))
                    .orElseGet(() -> ifAbsent(item));
        }
    }

    /**
     * Changes some attributes, creating the item if need be.
     *
     * @param condition empty: none
     */
    record Update(Key key, String expression, String condition, Attributes values)
            implements Write {
        public Update {
            requireNonNull(key, "key is null");
            requireNonNull(expression, "expression is null");
            requireNonNull(condition, "condition is null");
            requireNonNull(values, "values is null");
        }
    }

    /**
     * Deletes the item, if it is there.
     *
     * @param condition empty: none
     */
    record Delete(Key key, String condition, Attributes values) implements Write {
        public Delete {
            requireNonNull(key, "key is null");
            requireNonNull(condition, "condition is null");
            requireNonNull(values, "values is null");
        }

        static Delete always(Key key) {
            return new Delete(key, "", Attributes.none());
        }
    }

    /** Writes nothing; lets the transaction pass only if the condition holds. */
    record Check(Key key, String condition, Attributes values) implements Write {
        public Check {
            requireNonNull(key, "key is null");
            requireNonNull(condition, "condition is null");
            requireNonNull(values, "values is null");
        }
    }
}
