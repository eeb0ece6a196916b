package dev.rollcall.application.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.PolicyFiles.Served;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.domain.policy.PolicyReader;
import dev.rollcall.domain.policy.PolicyReader.Reading;
import dev.rollcall.domain.policy.Violation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Takes the file that is there as the first policy, where none was ever approved: somebody must
 * begin. People are told, since whoever could take the record away could begin anew.
 */
public final class AdoptPolicy {
    private final ApprovedPolicy approved;
    private final PolicyFiles files;
    private final PolicyReader reader;
    private final PolicyRecord record;
    private final TellOfPolicy tell;
    private final Clock clock;

    public AdoptPolicy(
            ApprovedPolicy approved,
            PolicyFiles files,
            PolicyReader reader,
            PolicyRecord record,
            TellOfPolicy tell,
            Clock clock) {
        this.approved = requireNonNull(approved, "approved is null");
        this.files = requireNonNull(files, "files is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.record = requireNonNull(record, "record is null");
        this.tell = requireNonNull(tell, "tell is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Returns what is in force now; empty if there is no file to begin with that may be put in
     * force: people are told why. One that nobody could ever change would stay for good.
     */
    public Optional<PolicyInForce> adopt() {
        Served served = files.served();
        if (reader.review(served.content(), clock.instant(), Optional.empty())
                instanceof Reading.Invalid(List<Violation> violations)) {
            tell.notAdopted(served.digest(), violations);
            return Optional.empty();
        }
        files.keep(served.content());
        PolicyInForce first = PolicyInForce.of(served.digest(), clock.instant());
        record.adopted(first);
        tell.adopted(first);
        return approved.replace(Optional.empty(), first) ? Optional.of(first) : approved.read();
    }
}
