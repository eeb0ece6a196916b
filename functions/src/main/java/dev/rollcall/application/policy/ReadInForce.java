package dev.rollcall.application.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.PolicyFiles.Served;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.domain.policy.PolicyReader;
import dev.rollcall.domain.policy.PolicyReader.Reading;
import dev.rollcall.domain.policy.WholePolicy;

/** Reads the policy in force afresh, as a decision about it needs it. */
public final class ReadInForce {
    /** The code where the file that is served was approved by nobody. */
    public static final String NOT_APPROVED = "policy-not-approved";

    private static final String READING = "Reading the policy in force";

    private final ApprovedPolicy approved;
    private final PolicyFiles files;
    private final PolicyReader reader;

    public ReadInForce(ApprovedPolicy approved, PolicyFiles files, PolicyReader reader) {
        this.approved = requireNonNull(approved, "approved is null");
        this.files = requireNonNull(files, "files is null");
        this.reader = requireNonNull(reader, "reader is null");
    }

    /** The policy in force: what was approved, and the file that is served and is just that. */
    public record Standing(PolicyInForce approved, Served served, WholePolicy policy) {
        public Standing {
            requireNonNull(approved, "approved is null");
            requireNonNull(served, "served is null");
            requireNonNull(policy, "policy is null");
        }
    }

    /**
     * @throws PortFailure.NeedsHuman if the file that is served is not the approved one
     * @throws PortFailure.Unavailable while it is not adopted yet, or being replaced
     */
    public Standing read() {
        PolicyInForce standing =
                approved.read()
                        .orElseThrow(() ->
                                new PortFailure.Unavailable(
                                        READING
                                                + " found none adopted yet; that takes a minute, or"
                                                + " the file cannot be the first one"));
        if (standing.next().isPresent()) {
            throw new PortFailure.Unavailable(READING + " found it being replaced");
        }
        Served served = files.served();
        if (!served.digest().equals(standing.digest())) {
            throw new PortFailure.NeedsHuman(READING, NOT_APPROVED);
        }
        return new Standing(standing, served, policy(served.content()));
    }

    private WholePolicy policy(byte[] content) {
        return switch (reader.read(content)) {
            case Reading.Valid valid -> valid.policy();
            case Reading.Invalid _ -> throw new PortFailure.NeedsHuman(READING, "invalid-policy");
        };
    }
}
