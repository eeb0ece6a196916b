package dev.rollcall.policyfile;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.policy.AccessDraft;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.Fault;
import dev.rollcall.domain.policy.Placed;
import dev.rollcall.domain.policy.PolicyRules;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.domain.policy.WorldFaults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file as far as it could be read, and what is wrong with it. */
record PolicyText(
        Reported reported,
        AccessDraft access,
        Optional<ApprovalPolicy> approvals,
        Optional<PolicyYaml.Valid> policy) {

    static PolicyText unreadable(List<Violation> violations) {
        Reported reported = new Reported();
        violations.forEach(violation -> reported.faultAt(violation.line(), violation.fault()));
        return new PolicyText(
                reported,
                new AccessDraft(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Placed<>("attributes", AttributeRules.DEFAULT),
                        new Placed<>("protected", Set.<AccountId>of()),
                        List.of()),
                Optional.empty(),
                Optional.empty());
    }

    List<Violation> violations() {
        return reported.violations();
    }

    /** Where nothing could be read, there is nothing more to say. */
    List<Violation> review(Instant now, Optional<PolicyWorld> world) {
        List<Violation> all = new ArrayList<>(violations());
        if (policy.isPresent() || !access.equals(unreadable(List.of()).access())) {
            List<Fault> faults = new ArrayList<>(PolicyRules.atActivation(access, approvals, now));
            world.ifPresent(known -> faults.addAll(WorldFaults.of(access, known)));
            faults.forEach(fault -> all.add(reported.at(fault)));
        }
        return all.stream().distinct().sorted(Violation.BY_LINE).toList();
    }
}
