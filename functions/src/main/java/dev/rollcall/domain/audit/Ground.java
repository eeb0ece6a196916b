package dev.rollcall.domain.audit;

import static java.util.Objects.requireNonNull;

/**
 * Why something was done.
 *
 * @param rule the rule that asked for it, e.g. {@code leaver}
 * @param cause the source's event that began it
 * @param policyDigest SHA-256 of the policy in force
 */
public record Ground(String rule, String cause, String policyDigest) {
    public Ground {
        requireNonNull(rule, "rule is null");
        requireNonNull(cause, "cause is null");
        requireNonNull(policyDigest, "policyDigest is null");
    }
}
