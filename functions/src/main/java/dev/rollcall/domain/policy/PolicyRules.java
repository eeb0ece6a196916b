package dev.rollcall.domain.policy;

import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.operator.Operators;

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
     * @param operators empty if that part cannot be read
     */
    public static List<Fault> atActivation(
            AccessDraft draft,
            Optional<ApprovalPolicy> approvals,
            Optional<Operators> operators,
            Instant now) {
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
        approvals
                .flatMap(policy -> operators.flatMap(callers -> electors(policy, callers)))
                .ifPresent(faults::add);
        if (draft.protectedAccounts().value().isEmpty()) {
            faults.add(
                    Fault.warning(
                            draft.protectedAccounts().place(),
                            "no account is protected",
                            "list break-glass accounts and the one that installed our tokens"));
        }
        return faults;
    }

    /** Whoever puts a policy in force under which nobody can decide has locked everybody out. */
    private static Optional<Fault> electors(ApprovalPolicy approvals, Operators operators) {
        int found = PolicyElectors.of(approvals, operators).size();
        if (found >= Math.min(APPROVERS, approvals.approvers().size())
                && found >= PolicyElectors.LEAST) {
            return Optional.empty();
        }
        String what = found + " of the approvers could decide on the next policy, ";
        String remedy =
                "give each approver an entry here with the role approver, whose identity is the"
                        + " approver's person";
        return Optional.of(
                found < PolicyElectors.LEAST
                        ? Fault.error(
                                "operators",
                                what
                                        + "where "
                                        + PolicyElectors.LEAST
                                        + " are needed: nobody could ever change this one",
                                remedy)
                        : Fault.warning(
                                "operators",
                                what + "so few that none may be away or its author",
                                remedy));
    }
}
