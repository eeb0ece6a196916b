package dev.rollcall.domain.budget;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/** Where a claim comes to stand. Meters are those that change, by the bucket's name. */
public sealed interface Placing {

    /**
     * Make the calls now; a promise is used up.
     *
     * @param calls how many: those of the promise, if there was one
     */
    record Go(int calls, Map<String, Meter> meters) implements Placing {
        public Go {
            meters = Map.copyOf(meters);
        }
    }

    /** A slot is kept, or a wish for one, in place of an earlier promise if there was one. */
    record Keep(Promise promise, Map<String, Meter> meters) implements Placing {
        public Keep {
            requireNonNull(promise, "promise is null");
            meters = Map.copyOf(meters);
        }
    }

    /** What was promised is not due; ask again then. Nothing changes. */
    record Wait(Instant askAgain) implements Placing {
        public Wait {
            requireNonNull(askAgain, "askAgain is null");
        }
    }
}
