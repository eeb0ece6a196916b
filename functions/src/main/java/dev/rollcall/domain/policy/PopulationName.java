package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** The name of a population in the policy, e.g. {@code employees}. */
public record PopulationName(String value) implements Comparable<PopulationName> {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public PopulationName {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A population is named by 1 to 63 lower-case letters, digits or dashes");
        }
    }

    @Override
    public int compareTo(PopulationName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
