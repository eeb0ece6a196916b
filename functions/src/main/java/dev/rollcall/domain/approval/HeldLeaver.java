package dev.rollcall.domain.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.breaker.BatchId;

import java.time.Instant;

/**
 * The open drift {@code held-leaver} of one account: never closed by silence.
 *
 * @param item as it was held last
 */
public record HeldLeaver(HeldItem item, State state) {

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

    public HeldLeaver {
        requireNonNull(item, "item is null");
        requireNonNull(state, "state is null");
    }

    /** Returns whether a parked one must be put before a human again. */
    public boolean isDue(Instant changedAt, String policyDigest, Instant now) {
        return switch (state) {
            case State.Waiting _, State.Released _ -> false;
            case State.Parked parked ->
                    !now.isBefore(parked.until())
                            || !item.changedAt().equals(changedAt)
                            || !item.policyDigest().equals(policyDigest);
        };
    }
}
