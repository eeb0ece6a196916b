package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.grant.RecordedGrant;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Verifies a run that has only given something by its comparison and what was read back since. */
final class VerifyByLedger {
    private final AccountDirectory directory;
    private final Membership membership;
    private final Grants grants;
    private final Recorder recorder;
    private final Clock clock;

    VerifyByLedger(
            AccountDirectory directory,
            Membership membership,
            Grants grants,
            Recorder recorder,
            Clock clock) {
        this.directory = requireNonNull(directory, "directory is null");
        this.membership = requireNonNull(membership, "membership is null");
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
                stands
                        ? new ProofSoFar(entries, account)
                                .at(now)
                                .filter(one -> holds(account, one))
                        : Optional.empty();
        proof.ifPresent(one -> verified(work, account, one));
        return proof.isPresent();
    }

    /** What came before the last of several writes may have changed with it, and is looked at. */
    private boolean holds(AccountId account, ProofSoFar.Proof proof) {
        return proof.given().size() <= 1
                || (directory.read(account).filter(ListedAccount::active).isPresent()
                        && proof.given().stream()
                                .map(Entitlement::parse)
                                .filter(Membership::canBeRead)
                                .allMatch(given -> membership.is(account, given)));
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
