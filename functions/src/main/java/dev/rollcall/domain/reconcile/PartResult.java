package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.listing.Doubt;

import java.util.Optional;
import java.util.Set;

/**
 * How the reading of a part ended.
 *
 * @param pages how many were kept
 * @param rows how many different ones came
 * @param promised how many the other side said there are, where it says so
 * @param doubts why it is not proven to be whole
 * @param refused the code with which the other side refused the list, or we gave it up
 */
public record PartResult(
        SnapshotPart part,
        int pages,
        int rows,
        Optional<Integer> promised,
        Set<Doubt> doubts,
        Optional<String> refused) {
    public PartResult {
        requireNonNull(part, "part is null");
        requireNonNull(promised, "promised is null");
        doubts = Set.copyOf(doubts);
        requireNonNull(refused, "refused is null");
    }

    /** Returns whether nothing is missing: only then may anything be taken for absent. */
    public boolean proven() {
        return doubts.isEmpty() && refused.isEmpty();
    }
}
