package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

/**
 * Something in a policy that somebody should mend. It quotes no address and no person's name.
 *
 * @param place where in the file, e.g. {@code mappings[2].most}; empty: the file as a whole
 * @param what what is wrong there
 * @param remedy how to mend it
 */
public record Fault(Weight weight, String place, String what, String remedy) {
    public enum Weight {
        /** The file is refused. */
        ERROR,
        /** The file is taken; it may not do what its author thinks. */
        WARNING
    }

    public Fault {
        requireNonNull(weight, "weight is null");
        requireNonNull(place, "place is null");
        requireNonNull(what, "what is null");
        requireNonNull(remedy, "remedy is null");
    }

    public static Fault error(String place, String what, String remedy) {
        return new Fault(Weight.ERROR, place, what, remedy);
    }

    public static Fault warning(String place, String what, String remedy) {
        return new Fault(Weight.WARNING, place, what, remedy);
    }

    public boolean isError() {
        return weight == Weight.ERROR;
    }

    @Override
    public String toString() {
        return (place.isEmpty() ? "the file" : place) + ": " + what + "; " + remedy;
    }
}
