package dev.rollcall.policyfile;

import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.policy.AccessDraft;
import dev.rollcall.domain.policy.Fault;
import dev.rollcall.domain.policy.PolicyRules;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.domain.policy.WorldFaults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file as far as it could be read, and what is wrong with it.
 *
 * @param access empty if the file is not even YAML
 * @param policy empty if a part of it cannot be read
 */
record PolicyText(
        Reported reported,
        Optional<AccessDraft> access,
        Optional<ApprovalPolicy> approvals,
        Optional<Operators> operators,
        Optional<PolicyYaml.Valid> policy) {

    static PolicyText unreadable(List<Violation> violations) {
        Reported reported = new Reported();
        violations.forEach(violation -> reported.faultAt(violation.line(), violation.fault()));
        return new PolicyText(
                reported, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    List<Violation> violations() {
        return reported.violations();
    }

    List<Violation> review(Instant now, Optional<PolicyWorld> world) {
        List<Fault> faults = new ArrayList<>();
        access.ifPresent(draft -> {
            faults.addAll(PolicyRules.atActivation(draft, approvals, operators, now));
            world.ifPresent(known -> faults.addAll(WorldFaults.of(draft, known)));
        });
        List<Violation> all = new ArrayList<>(violations());
        faults.forEach(fault -> all.add(reported.at(fault)));
        return all.stream().distinct().sorted(Violation.BY_LINE).toList();
    }
}
