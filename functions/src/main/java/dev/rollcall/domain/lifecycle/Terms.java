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
 * @param departure how the person leaves
 * @param residualOwner who sees to what no API can end
 */
public record Terms(
        String policyDigest, Sla sla, Sla released, Departure departure, String residualOwner) {
    /** Before the class's name, where the times of what was released stand. */
    public static final String RELEASED = "RELEASED_";

    /** How the departure and the owner are called in the ledger and in the case's item. */
    public static final String DEPARTURE = "departure";

    public static final String RESIDUAL_OWNER = "residualOwner";

    private static final String UNREADABLE = "unreadable";

    public Terms {
        requireNonNull(policyDigest, "policyDigest is null");
        requireNonNull(sla, "sla is null");
        requireNonNull(released, "released is null");
        requireNonNull(departure, "departure is null");
        requireNonNull(residualOwner, "residualOwner is null");
    }

    /** A normal departure, with the default owner of what is left. */
    public Terms(String policyDigest, Sla sla, Sla released) {
        this(policyDigest, sla, released, Departure.NORMAL, Aftercare.DEFAULT.owner());
    }

    /** Where no policy could be read: the clock runs all the same, with the default times. */
    public static Terms withoutPolicy() {
        return new Terms(UNREADABLE, Sla.DEFAULT, Sla.RELEASED_DEFAULT);
    }

    public static Terms of(LeaverPolicy policy) {
        return new Terms(
                policy.digest(),
                policy.sla(),
                policy.released(),
                Departure.NORMAL,
                policy.aftercare().owner());
    }

    /** Returns the terms as they are for that departure. */
    public Terms with(Departure said) {
        return new Terms(policyDigest, sla, released, said, residualOwner);
    }

    /** Returns how they stand in the ledger. */
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        for (SlaClass slaClass : SlaClass.values()) {
            facts.put(slaClass.name(), sla.of(slaClass).toString());
            facts.put(RELEASED + slaClass.name(), released.of(slaClass).toString());
        }
        facts.put(DEPARTURE, departure.name());
        facts.put(RESIDUAL_OWNER, residualOwner);
        return facts;
    }
}
