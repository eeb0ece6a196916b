package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names a drift: short enough to be typed, and the same whenever the same is found. */
public record DriftId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{16}");
    private static final int LENGTH = 16;

    public DriftId {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A drift's id is 16 hexadecimal digits");
        }
    }

    static DriftId of(String what) {
        byte[] name = ("drift|" + what).getBytes(StandardCharsets.UTF_8);
        return new DriftId(
                UUID.nameUUIDFromBytes(name).toString().replace("-", "").substring(0, LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
