package dev.rollcall.domain.lifecycle;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a case is judged by from its first moment to its last, whatever becomes of the policy.
 *
 * @param policyDigest SHA-256 of the policy in force when the case was opened
 */
public record Terms(String policyDigest, Sla sla) {
    private static final String UNREADABLE = "unreadable";

    public Terms {
        requireNonNull(policyDigest, "policyDigest is null");
        requireNonNull(sla, "sla is null");
    }

    /** Where no policy could be read: the clock runs all the same, with the default times. */
    public static Terms withoutPolicy() {
        return new Terms(UNREADABLE, Sla.DEFAULT);
    }

    public static Terms of(LeaverPolicy policy) {
        return new Terms(policy.digest(), policy.sla());
    }

    /** Returns how the times stand in the ledger. */
    public Map<String, String> facts() {
        return Arrays.stream(SlaClass.values())
                .collect(Collectors.toMap(Enum::name, c -> sla.of(c).toString()));
    }
}
