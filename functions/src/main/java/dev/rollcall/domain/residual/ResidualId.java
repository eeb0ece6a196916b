package dev.rollcall.domain.residual;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** An item's id within its case: short enough to be typed. */
public record ResidualId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{12}");

    public ResidualId {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("An item's id is 12 hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
