package dev.rollcall.domain.link;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** A dispute's id: short enough to be typed, and the same for the same person. */
public record DisputeId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{12}");
    private static final int LENGTH = 12;

    public DisputeId {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A dispute's id is 12 hexadecimal digits");
        }
    }

    /** A person has one dispute at a time. */
    public static DisputeId of(PersonId person) {
        byte[] name = ("dispute|" + person).getBytes(StandardCharsets.UTF_8);
        String digits = UUID.nameUUIDFromBytes(name).toString().replace("-", "");
        return new DisputeId(digits.substring(0, LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
