package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Names one reading of both sides, and the reconciliation that it serves. Sorts as time does; may
 * stand in keys, names of files and execution inputs.
 */
public record SnapshotId(String value) implements Comparable<SnapshotId> {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}");

    public SnapshotId {
        requireNonNull(value, "value is null");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A snapshot is named by a time and 8 hexadecimal digits:"
                            + " 20261127T060000Z-0a1b2c3d");
        }
    }

    @Override
    public int compareTo(SnapshotId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
