package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** The name of a mapping in the policy: the rule that a grant names. */
public record MappingName(String value) implements Comparable<MappingName> {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public MappingName {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A mapping is named by 1 to 63 lower-case letters, digits or dashes");
        }
    }

    @Override
    public int compareTo(MappingName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
