package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.platform.Hashes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The ledger in the table. Whoever writes here may put items, and neither change nor delete. */
public final class DynamoLedger implements Ledger {
    private static final int FENCE = 0;
    private static final int ENTRY = 1;

    private final Table table;

    public DynamoLedger(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Stored append(LedgerEntry entry) {
        Stored sealed = LedgerJson.seal(entry);
        return switch (table.put(put(sealed))) {
            case Written.Done _ -> sealed;
            case Written.Refused(Attributes present) -> stored(present);
        };
    }

    @Override
    public IntentReply intend(LedgerEntry intent, Effect effect, Runs.Ticket ticket, long seen) {
        List<Write> writes = new ArrayList<>();
        writes.add(RunItem.fence(ticket, seen));
        writes.add(put(LedgerJson.seal(intent)));
        switch (effect) {
            case CONTAINS -> {}
            case GIVES, DESTROYS -> writes.add(DynamoStopSwitch.notAll());
            case DESTROYS_IN_BULK -> writes.add(DynamoStopSwitch.off());
        }
        return switch (table.transact(writes)) {
            case Transacted.Done _ -> new IntentReply.Recorded();
            case Transacted.Refused refused when refused.at(FENCE) ->
                    RunItem.isCurrent(refused.presentAt(FENCE), ticket)
                            ? new IntentReply.Outdated()
                            : new IntentReply.Fenced();
            case Transacted.Refused refused when refused.at(ENTRY) ->
                    new IntentReply.Existing(stored(refused.presentAt(ENTRY)));
            case Transacted.Refused _ -> new IntentReply.Stopped();
        };
    }

    @Override
    public Optional<Stored> find(CaseId caseId, String key) {
        return table.get(Keys.ledgerEntry(caseId, key)).map(DynamoLedger::stored);
    }

    @Override
    public List<Stored> of(CaseId caseId) {
        return table.query(Keys.ledger(caseId)).stream()
                .map(DynamoLedger::stored)
                .sorted(
                        Comparator.<Stored, Instant>comparing(stored -> stored.entry().at())
                                .thenComparing(stored -> stored.entry().key()))
                .toList();
    }

    private static Write.Put put(Stored sealed) {
        LedgerEntry entry = sealed.entry();
        return Write.Put.ifAbsent(
                Attributes.at(Keys.ledgerEntry(entry.subject().caseId(), entry.key()))
                        .with("document", sealed.document())
                        .with("sha256", sealed.hash()));
    }

    private static Stored stored(Attributes item) {
        String document = item.text("document");
        if (!Hashes.sha256(document).equals(item.text("sha256"))) {
            throw new PortFailure.NeedsHuman(
                    "Reading the entry " + item.text(Attributes.SK), "entry-altered");
        }
        return LedgerJson.read(document);
    }
}
