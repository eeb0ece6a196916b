package dev.rollcall.application.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.PolicyFiles.Served;
import dev.rollcall.domain.policy.PolicyInForce;

import java.util.Optional;

/** What is seen to every minute about the policy. */
public final class TendPolicy {
    private final ApprovedPolicy approved;
    private final PolicyFiles files;
    private final AdoptPolicy adopt;
    private final ActivatePolicy activate;
    private final AskElectors ask;
    private final TellOfPolicy tell;

    public TendPolicy(
            ApprovedPolicy approved,
            PolicyFiles files,
            AdoptPolicy adopt,
            ActivatePolicy activate,
            AskElectors ask,
            TellOfPolicy tell) {
        this.approved = requireNonNull(approved, "approved is null");
        this.files = requireNonNull(files, "files is null");
        this.adopt = requireNonNull(adopt, "adopt is null");
        this.activate = requireNonNull(activate, "activate is null");
        this.ask = requireNonNull(ask, "ask is null");
        this.tell = requireNonNull(tell, "tell is null");
    }

    /** Returns how many were mailed. Nothing is put in force over a file that nobody approved. */
    public int tend() {
        Optional<PolicyInForce> known = approved.read();
        if (known.isEmpty()) {
            adopt.adopt();
            return 0;
        }
        Served served = files.served();
        if (!known.get().covers(served.digest())) {
            // Another may have put a policy in force between the two readings.
            Optional<PolicyInForce> again = approved.read();
            again.filter(now -> !now.covers(served.digest()))
                    .ifPresent(now -> tell.notApproved(now, served.digest()));
            return 0;
        }
        activate.activate();
        return ask.ask();
    }
}
