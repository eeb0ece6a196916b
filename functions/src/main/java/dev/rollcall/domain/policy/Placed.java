package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

/**
 * Something of the policy file, with its place there.
 *
 * @param place e.g. {@code mappings[2]}
 */
public record Placed<T>(String place, T value) {
    public Placed {
        requireNonNull(place, "place is null");
        requireNonNull(value, "value is null");
    }
}
