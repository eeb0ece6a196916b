package dev.rollcall.domain.breaker;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The breaker's word on one change. What destroys takes an {@link Admitted} as an argument. */
public sealed interface Admission {

    /**
     * The change is counted and may be written; asking again gives the same answer.
     *
     * @param approvedIn the batch that a human released it with; empty: within the limits
     */
    record Admitted(ChangeKind kind, AccountId account, Instant at, Optional<BatchId> approvedIn)
            implements Admission {
        public Admitted {
            requireNonNull(kind, "kind is null");
            requireNonNull(account, "account is null");
            requireNonNull(at, "at is null");
            requireNonNull(approvedIn, "approvedIn is null");
        }

        public Admitted(ChangeKind kind, AccountId account, Instant at) {
            this(kind, account, at, Optional.empty());
        }
    }

    /** Nothing may be written; a human decides. */
    record Held(Set<HoldReason> reasons) implements Admission {
        public Held {
            reasons = Set.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("A hold needs a reason");
            }
        }
    }
}
