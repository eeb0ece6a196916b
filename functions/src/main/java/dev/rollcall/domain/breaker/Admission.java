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
     * @param target the one thing that it is good for
     * @param approvedIn the batch that a human released it with; empty: within the limits
     */
    record Admitted(ChangeKind kind, Target target, Instant at, Optional<BatchId> approvedIn)
            implements Admission {
        public Admitted {
            requireNonNull(kind, "kind is null");
            requireNonNull(target, "target is null");
            requireNonNull(at, "at is null");
            requireNonNull(approvedIn, "approvedIn is null");
        }

        public Admitted(ChangeKind kind, AccountId account, Instant at) {
            this(kind, Target.of(account), at, Optional.empty());
        }

        public AccountId account() {
            return target.account();
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
