package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.grant.RecordedGrant;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Verifies a run that has given one thing at most by its comparison and what was read back. */
final class VerifyByLedger {
    private final Grants grants;
    private final Recorder recorder;
    private final Clock clock;

    VerifyByLedger(Grants grants, Recorder recorder, Clock clock) {
        this.grants = requireNonNull(grants, "grants is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns whether that proves all of it; then it is on the record, with its proof. */
    boolean verifies(Work work, List<Ledger.Stored> entries, AccountId account) {
        Instant now = clock.instant();
        // What the run stands on must be as fresh as for a write.
        boolean stands = work.basis().filter(basis -> basis.carries(now)).isPresent();
        Optional<ProofSoFar.Proof> proof =
                stands ? new ProofSoFar(entries, account).at(now) : Optional.empty();
        proof.ifPresent(one -> verified(work, account, one));
        return proof.isPresent();
    }

    private void verified(Work work, AccountId account, ProofSoFar.Proof proof) {
        String has =
                grants.of(work.run().person()).stream()
                        .filter(record -> record.state() == RecordedGrant.State.GIVEN)
                        .filter(record -> record.account().filter(account::equals).isPresent())
                        .map(record -> VerifyAccess.why(record.grant()))
                        .sorted()
                        .collect(Collectors.joining(" "));
        recorder.fact(
                work.subject().with(account),
                work.ground(),
                Kind.VERIFIED,
                "verified#access#" + account + "#" + clock.instant().getEpochSecond(),
                Map.of(
                        "type",
                        proof.type(),
                        "active",
                        "true",
                        "has",
                        has,
                        "withHumans",
                        "",
                        "compared",
                        proof.at().toString()));
    }
}
