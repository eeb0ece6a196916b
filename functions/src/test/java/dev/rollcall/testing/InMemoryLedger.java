package dev.rollcall.testing;

import dev.rollcall.adapter.dynamodb.LedgerJson;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger that is forgotten with the test; fence and stop switch are the given ones. */
public final class InMemoryLedger implements Ledger {
    private record Key(CaseId caseId, String key) {}

    private final Map<Key, Stored> entries = new LinkedHashMap<>();
    private final InMemoryRuns runs;
    private final InMemoryStopSwitch stop;

    public InMemoryLedger(InMemoryRuns runs, InMemoryStopSwitch stop) {
        this.runs = runs;
        this.stop = stop;
    }

    @Override
    public synchronized Stored append(LedgerEntry entry) {
        Stored sealed = LedgerJson.seal(entry);
        Stored before = entries.putIfAbsent(key(entry), sealed);
        return before == null ? sealed : before;
    }

    @Override
    public synchronized IntentReply intend(
            LedgerEntry intent, Effect effect, Runs.Ticket ticket, long seen) {
        if (!runs.current(ticket)) {
            return new IntentReply.Fenced();
        }
        if (runs.wanted(ticket).filter(wanted -> wanted <= seen).isEmpty()) {
            return new IntentReply.Outdated();
        }
        Stored before = entries.get(key(intent));
        if (before != null) {
            return new IntentReply.Existing(before);
        }
        if (isStopped(effect)) {
            return new IntentReply.Stopped();
        }
        entries.put(key(intent), LedgerJson.seal(intent));
        return new IntentReply.Recorded();
    }

    @Override
    public synchronized Optional<Stored> find(CaseId caseId, String key) {
        return Optional.ofNullable(entries.get(new Key(caseId, key)));
    }

    @Override
    public synchronized List<Stored> of(CaseId caseId) {
        return entries.values().stream()
                .filter(stored -> stored.entry().subject().caseId().equals(caseId))
                .sorted(
                        Comparator.<Stored, Instant>comparing(stored -> stored.entry().at())
                                .thenComparing(stored -> stored.entry().key()))
                .toList();
    }

    /** Returns every entry of every case. */
    public synchronized List<Stored> all() {
        return List.copyOf(entries.values());
    }

    private boolean isStopped(Effect effect) {
        return switch (effect) {
            case CONTAINS -> false;
            case GIVES, DESTROYS -> stop.position() == StopPosition.ALL;
            case DESTROYS_IN_BULK -> stop.position() != StopPosition.OFF;
        };
    }

    private static Key key(LedgerEntry entry) {
        return new Key(entry.subject().caseId(), entry.key());
    }
}
