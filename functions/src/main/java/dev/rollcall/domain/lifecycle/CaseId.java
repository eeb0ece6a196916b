package dev.rollcall.domain.lifecycle;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** A leaver case's id: a hash, so that it may stand in execution names, mails and object keys. */
public record CaseId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

    public CaseId {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A case id is 32 hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
