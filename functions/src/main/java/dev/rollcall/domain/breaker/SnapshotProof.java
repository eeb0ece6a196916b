package dev.rollcall.domain.breaker;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.SourceId;

import java.util.Optional;

/**
 * What is known of one reading of a source.
 *
 * @param complete whether it was proven to be whole
 * @param size how many people or members it has
 * @param lastGoodSize of the last reading that was proven whole; empty before the first
 */
public record SnapshotProof(
        SourceId source,
        String snapshotId,
        boolean complete,
        int size,
        Optional<Integer> lastGoodSize) {
    public SnapshotProof {
        requireNonNull(source, "source is null");
        requireNonNull(snapshotId, "snapshotId is null");
        requireNonNull(lastGoodSize, "lastGoodSize is null");
        if (size < 0) {
            throw new IllegalArgumentException("A size is not negative");
        }
    }

    /** Returns whether it lost more than this share of the last good reading, or all of it. */
    public boolean shrunkBeyond(int percent) {
        return size == 0
                || lastGoodSize
                        .filter(good -> (long) (good - size) * 100 > (long) good * percent)
                        .isPresent();
    }
}
