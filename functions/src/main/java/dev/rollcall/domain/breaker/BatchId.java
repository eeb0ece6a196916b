package dev.rollcall.domain.breaker;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** The id of a held batch: a hash, so that it may stand in execution names and mails. */
public record BatchId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

    public BatchId {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A batch id is 32 hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
