package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.PolicyFiles.Served;
import dev.rollcall.domain.checkup.Finding;
import dev.rollcall.domain.policy.PolicyElectors;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.domain.policy.PolicyReader;
import dev.rollcall.domain.policy.PolicyReader.Reading;

import java.util.List;
import java.util.Optional;

/** Is the policy that is served the approved one, and could two people decide on another? */
public final class PolicyCheck implements Check {
    private static final String NAME = "policy";

    private final ApprovedPolicy approved;
    private final PolicyFiles files;
    private final PolicyReader reader;

    public PolicyCheck(ApprovedPolicy approved, PolicyFiles files, PolicyReader reader) {
        this.approved = requireNonNull(approved, "approved is null");
        this.files = requireNonNull(files, "files is null");
        this.reader = requireNonNull(reader, "reader is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        Served served = files.served();
        return List.of(approved(served), electors(served));
    }

    private Finding approved(Served served) {
        Optional<PolicyInForce> inForce = approved.read();
        if (inForce.isEmpty()) {
            return Finding.notice(
                    NAME,
                    "The policy is not adopted yet. The first one is within a minute, unless it"
                            + " cannot be put in force: rollcall validate says why.");
        }
        return inForce.get().covers(served.digest())
                ? Finding.ok(NAME, "The policy " + served.digest() + " was approved.")
                : Finding.problem(
                        NAME,
                        "The policy that is served is not the approved one, "
                                + inForce.get().digest()
                                + ".",
                        "Copy policy/versions/DIGEST.yaml of the approved digest over"
                                + " policy/active.yaml, and find out who wrote it.");
    }

    private Finding electors(Served served) {
        int found =
                reader.read(served.content()) instanceof Reading.Valid(var policy)
                        ? PolicyElectors.of(policy).size()
                        : 0;
        String words = found + " approvers can decide on another policy.";
        return found > PolicyElectors.LEAST
                ? Finding.ok(NAME, words)
                : Finding.warning(
                        NAME,
                        words + " Two must be left when one is the author.",
                        "Give approvers an entry under 'operators' with the role approver and"
                                + " their 'identity'.");
    }
}
