package dev.rollcall.domain.breaker;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An immutable, ordered list of changes from one comparison.
 *
 * @param snapshots the readings it was made from; none for a plan of individually read people
 */
public record Plan(List<Change> changes, List<SnapshotProof> snapshots, String policyDigest) {
    public Plan {
        changes = List.copyOf(changes);
        snapshots = List.copyOf(snapshots);
        requireNonNull(policyDigest, "policyDigest is null");
    }
}
