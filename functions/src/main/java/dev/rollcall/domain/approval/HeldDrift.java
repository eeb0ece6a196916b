package dev.rollcall.domain.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.breaker.BatchId;

import java.time.Instant;

/**
 * A change that is due and was held, until it is carried out or no longer due: never closed by
 * silence. Of a leaver it is the open drift {@code held-leaver}.
 *
 * @param item as it was held last
 */
public record HeldDrift(HeldItem item, State state) {

    /** Where it stands. */
    public sealed interface State {
        /** In a batch that nobody has decided yet. */
        record Waiting(BatchId batch) implements State {
            public Waiting {
                requireNonNull(batch, "batch is null");
            }
        }

        /** Rejected; shown again then, or when status or policy change. */
        record Parked(BatchId batch, Choice disposition, Instant until) implements State {
            public Parked {
                requireNonNull(batch, "batch is null");
                requireNonNull(disposition, "disposition is null");
                requireNonNull(until, "until is null");
            }
        }

        /** Released; a run may take it up until then. */
        record Released(BatchId batch, Instant decidedAt, Instant until) implements State {
            public Released {
                requireNonNull(batch, "batch is null");
                requireNonNull(decidedAt, "decidedAt is null");
                requireNonNull(until, "until is null");
            }
        }
    }

    public HeldDrift {
        requireNonNull(item, "item is null");
        requireNonNull(state, "state is null");
    }

    /**
     * Returns whether a parked one must be put before a human again.
     *
     * @param word what the source says now, as {@link HeldItem#word}
     * @param policyDigest of the policy in force
     */
    public boolean isDue(String word, String policyDigest, Instant now) {
        return switch (state) {
            case State.Waiting _, State.Released _ -> false;
            case State.Parked parked ->
                    !now.isBefore(parked.until())
                            || !item.word().equals(word)
                            || !item.policyDigest().equals(policyDigest);
        };
    }
}
