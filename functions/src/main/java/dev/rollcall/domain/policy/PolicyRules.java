package dev.rollcall.domain.policy;

import dev.rollcall.domain.approval.ApprovalPolicy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a policy must keep to, beyond the form of its single fields. */
public final class PolicyRules {
    /** One may be away, and the author does not count. */
    private static final int APPROVERS = 3;

    private PolicyRules() {}

    /**
     * Returns what is wrong inside the file, whatever the time and the world are. What has an error
     * here is never in force.
     */
    public static List<Fault> inFile(AccessDraft draft) {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(SourceFaults.of(draft));
        faults.addAll(PopulationFaults.of(draft));
        faults.addAll(MappingFaults.of(draft));
        faults.addAll(GrantFaults.of(draft));
        return faults;
    }

    /**
     * Returns what speaks against putting it in force now. A policy that is in force stays so when
     * one of its mappings expires: that mapping gives nothing any more.
     *
     * @param approvals empty if that part cannot be read
     */
    public static List<Fault> atActivation(
            AccessDraft draft, Optional<ApprovalPolicy> approvals, Instant now) {
        List<Fault> faults = new ArrayList<>();
        for (Placed<Mapping> mapping : draft.mappings()) {
            if (!mapping.value().inForceAt(now)) {
                faults.add(
                        Fault.error(
                                mapping.place() + ".expires",
                                "the mapping " + mapping.value().name() + " has expired",
                                "take it out, or write a later end"));
            }
        }
        approvals
                .filter(policy -> policy.approvers().size() < APPROVERS)
                .ifPresent(_ ->
                        faults.add(
                                Fault.warning(
                                        "approvals.approvers",
                                        "are so few that no two can decide when one is away or is"
                                                + " the author of a change",
                                        "describe a third one")));
        if (draft.protectedAccounts().value().isEmpty()) {
            faults.add(
                    Fault.warning(
                            draft.protectedAccounts().place(),
                            "no account is protected",
                            "list break-glass accounts and the one that installed our tokens"));
        }
        return faults;
    }
}
