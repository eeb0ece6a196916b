package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.breaker.ChangeKind;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that one reconciliation sets right, in order: leavers first, what is taken before what is
 * given. Never changes once it is made.
 *
 * @param at when it was made: what it takes counts along with the breaker from then on
 */
public record CorrectionPlan(
        SnapshotId snapshot, String policyDigest, Instant at, List<Correction> corrections) {
    public CorrectionPlan {
        requireNonNull(snapshot, "snapshot is null");
        requireNonNull(policyDigest, "policyDigest is null");
        requireNonNull(at, "at is null");
        corrections = List.copyOf(corrections);
    }

    /** Returns how much of each kind it takes or makes, of what is counted at all. */
    public Map<ChangeKind, Integer> counts() {
        return corrections.stream()
                .flatMap(correction -> correction.counts().stream())
                .collect(
                        Collectors.groupingBy(
                                Finding.Counted::kind, Collectors.summingInt(_ -> 1)));
    }
}
