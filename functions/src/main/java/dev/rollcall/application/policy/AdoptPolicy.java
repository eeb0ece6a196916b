package dev.rollcall.application.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.PolicyFiles.Served;
import dev.rollcall.domain.adoption.EffectiveModes;
import dev.rollcall.domain.adoption.Promotion;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.domain.policy.PolicyReader;
import dev.rollcall.domain.policy.PolicyReader.Reading;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.domain.policy.WholePolicy;

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
        List<String> wrong =
                switch (reader.review(served.content(), clock.instant(), Optional.empty())) {
                    case Reading.Invalid invalid ->
                            invalid.violations().stream().map(Violation::toString).toList();
                    case Reading.Valid valid -> deciding(valid.policy());
                };
        if (!wrong.isEmpty()) {
            tell.notAdopted(served.digest(), wrong);
            return Optional.empty();
        }
        files.keep(served.content());
        PolicyInForce first = PolicyInForce.of(served.digest(), clock.instant());
        record.adopted(first);
        tell.adopted(first);
        return approved.replace(Optional.empty(), first) ? Optional.of(first) : approved.read();
    }

    /** Nothing was read yet, so nobody knows what a first policy with authority would take. */
    private List<String> deciding(WholePolicy first) {
        EffectiveModes none = new EffectiveModes(AccessPolicy.none(""), true, clock.instant());
        return Promotion.UNKNOWN.refusals(none, EffectiveModes.of(first, clock.instant())).stream()
                .map(refusal ->
                        "The mapping "
                                + refusal.mapping().name()
                                + " has authority under 'mode: act'; begin with 'mode: observe',"
                                + " or with a lower mode of the mapping")
                .toList();
    }
}
