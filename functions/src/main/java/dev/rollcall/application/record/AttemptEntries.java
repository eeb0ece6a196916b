package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Ledger.IntentReply;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Attempts.Attempt;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Intent;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.LedgerEntry.ReadBack;
import dev.rollcall.domain.audit.LedgerEntry.Write;
import dev.rollcall.domain.lifecycle.Basis;

import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;

/** Puts what one attempt leaves in the ledger: its intent, the reply, and the outcome. */
final class AttemptEntries {
    private final Ledger ledger;
    private final InstantSource clock;

    AttemptEntries(Ledger ledger, InstantSource clock) {
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    IntentReply intend(Order order, Intent intent) {
        return ledger.intend(
                entry(order, Kind.INTENT, "intent", intent, Optional.empty()),
                order.effect(),
                order.ticket(),
                order.basis().map(Basis::seen).orElse(Long.MAX_VALUE));
    }

    Attempt written(Order order, Intent intent, WriteReply reply) {
        Write write = new Write(clock.instant(), reply.code());
        ledger.append(entry(order, Kind.WRITE, "write", intent, Optional.of(write)));
        return new Attempt(intent.attempt(), Optional.of(intent), Optional.of(write), false);
    }

    void outcome(Order order, Attempt attempt, Look.Seen seen) {
        close(
                order,
                attempt,
                Optional.of(new ReadBack(clock.instant(), seen.found(), seen.asMeant())));
    }

    void unread(Order order, Attempt attempt) {
        close(order, attempt, Optional.empty());
    }

    private void close(Order order, Attempt attempt, Optional<ReadBack> readBack) {
        ledger.append(
                new LedgerEntry(
                        order.key("outcome", attempt.number()),
                        Kind.OUTCOME,
                        clock.instant(),
                        order.subject(),
                        order.ground(),
                        attempt.intent(),
                        attempt.write(),
                        readBack,
                        new TreeMap<>()));
    }

    private LedgerEntry entry(
            Order order, Kind kind, String name, Intent intent, Optional<Write> write) {
        return new LedgerEntry(
                order.key(name, intent.attempt()),
                kind,
                clock.instant(),
                order.subject(),
                order.ground(),
                Optional.of(intent),
                write,
                Optional.empty(),
                new TreeMap<>());
    }
}
