package dev.rollcall.domain.lifecycle;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a case is judged by from its first moment to its last, whatever becomes of the policy.
 *
 * @param policyDigest SHA-256 of the policy in force when the case was opened
 * @param sla counted from the source's own time of the change
 * @param released of an account that people released from a held batch, counted from the decision
 */
public record Terms(String policyDigest, Sla sla, Sla released) {
    /** Before the class's name, where the times of what was released stand. */
    public static final String RELEASED = "RELEASED_";

    private static final String UNREADABLE = "unreadable";

    public Terms {
        requireNonNull(policyDigest, "policyDigest is null");
        requireNonNull(sla, "sla is null");
        requireNonNull(released, "released is null");
    }

    /** Where no policy could be read: the clock runs all the same, with the default times. */
    public static Terms withoutPolicy() {
        return new Terms(UNREADABLE, Sla.DEFAULT, Sla.RELEASED_DEFAULT);
    }

    public static Terms of(LeaverPolicy policy) {
        return new Terms(policy.digest(), policy.sla(), policy.released());
    }

    /** Returns how the times stand in the ledger. */
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        for (SlaClass slaClass : SlaClass.values()) {
            facts.put(slaClass.name(), sla.of(slaClass).toString());
            facts.put(RELEASED + slaClass.name(), released.of(slaClass).toString());
        }
        return facts;
    }
}
