package dev.rollcall.application.record;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.lifecycle.CaseId;

import java.util.List;
import java.util.Optional;

/** Counts the reads of single entries. */
final class CountingLedger implements Ledger {
    private final Ledger ledger;
    private int finds;

    CountingLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    int finds() {
        return finds;
    }

    @Override
    public Stored append(LedgerEntry entry) {
        return ledger.append(entry);
    }

    @Override
    public IntentReply intend(LedgerEntry intent, Effect effect, Runs.Ticket ticket, long seen) {
        return ledger.intend(intent, effect, ticket, seen);
    }

    @Override
    public Optional<Stored> find(CaseId caseId, String key) {
        finds++;
        return ledger.find(caseId, key);
    }

    @Override
    public List<Stored> of(CaseId caseId) {
        return ledger.of(caseId);
    }
}
