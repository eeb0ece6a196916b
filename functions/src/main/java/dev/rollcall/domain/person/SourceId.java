package dev.rollcall.domain.person;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** The name of a source (an IdP or directory) in the policy, e.g. {@code okta}. */
public record SourceId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public SourceId {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A source is named by 1 to 32 lower-case letters, digits or dashes, beginning"
                            + " with a letter");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
