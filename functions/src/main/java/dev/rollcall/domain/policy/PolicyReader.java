package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads policy files. What is read depends on the bytes alone; nobody is asked. */
public interface PolicyReader {

    /** What a file is. */
    sealed interface Reading {
        record Valid(WholePolicy policy) implements Reading {
            public Valid {
                requireNonNull(policy, "policy is null");
            }
        }

        /**
         * @param violations errors only, in the order of their lines
         */
        record Invalid(List<Violation> violations) implements Reading {
            public Invalid {
                violations = List.copyOf(violations);
            }
        }
    }

    /** Returns the policy, whatever the time is: what is in force stays so. */
    Reading read(byte[] content);

    /**
     * The same, and what speaks against putting it in force now is an error too.
     *
     * @param world what it is checked against besides; empty: what needs that is not looked at
     */
    Reading review(byte[] content, Instant now, Optional<PolicyWorld> world);
}
