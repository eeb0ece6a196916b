package dev.rollcall.application.record;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.lifecycle.CaseId;

import java.util.List;
import java.util.Optional;

/** A ledger that tells of every single entry it is asked for. */
record CountedReads(Ledger ledger, Runnable read) implements Ledger {
    @Override
    public Stored append(LedgerEntry entry) {
        return ledger.append(entry);
    }

    @Override
    public IntentReply intend(LedgerEntry intent, Runs.Ticket ticket) {
        return ledger.intend(intent, ticket);
    }

    @Override
    public Optional<Stored> find(CaseId caseId, String key) {
        read.run();
        return ledger.find(caseId, key);
    }

    @Override
    public List<Stored> of(CaseId caseId) {
        return ledger.of(caseId);
    }
}
