package dev.rollcall.domain.listing;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What was found for a name that one item at most should have. */
public sealed interface Lookup<T> {

    /** Nothing has it. */
    record Nothing<T>() implements Lookup<T> {}

    /** Exactly this one, which really has it. */
    record One<T>(T found) implements Lookup<T> {
        public One {
            requireNonNull(found, "found is null");
        }
    }

    /** Several have it: a human looks. */
    record Several<T>(List<T> found) implements Lookup<T> {
        public Several {
            found = List.copyOf(found);
            if (found.size() < 2) {
                throw new IllegalArgumentException("Several are two at least");
            }
        }
    }

    /**
     * The answer proves nothing: it has items that do not fit, or says that it has more than it
     * shows. Whoever is not in it may exist all the same.
     *
     * @param fitting those that do fit
     */
    record Unreliable<T>(List<T> fitting) implements Lookup<T> {
        public Unreliable {
            fitting = List.copyOf(fitting);
        }
    }

    /** Returns what these mean if they are all there is. */
    static <T> Lookup<T> among(List<T> fitting) {
        return switch (fitting.size()) {
            case 0 -> new Nothing<>();
            case 1 -> new One<>(fitting.getFirst());
            default -> new Several<>(fitting);
        };
    }
}
