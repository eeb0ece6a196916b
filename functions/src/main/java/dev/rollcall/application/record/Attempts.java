package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Intent;
import dev.rollcall.domain.audit.LedgerEntry.Write;

import java.time.Instant;
import java.util.Optional;

/** What the ledger says about the attempts at an order so far. */
final class Attempts {
    private final Ledger ledger;

    Attempts(Ledger ledger) {
        this.ledger = requireNonNull(ledger, "ledger is null");
    }

    /**
     * @param number 0 where nothing was tried yet
     */
    record Attempt(int number, Optional<Intent> intent, Optional<Write> write, boolean closed) {
        boolean isOpen() {
            return number > 0 && !closed;
        }

        Instant intendedAt() {
            return intent.orElseThrow().at();
        }
    }

    Attempt latest(Order order) {
        int number = latestNumber(order);
        if (number == 0) {
            return new Attempt(0, Optional.empty(), Optional.empty(), true);
        }
        return new Attempt(
                number,
                find(order, "intent", number).flatMap(LedgerEntry::intent),
                find(order, "write", number).flatMap(LedgerEntry::write),
                find(order, "outcome", number).isPresent());
    }

    /** Returns when the latest attempt was read back as meant; empty if it was not. */
    Optional<Instant> settledAt(Order order) {
        int number = latestNumber(order);
        return number == 0
                ? Optional.empty()
                : find(order, "outcome", number)
                        .flatMap(LedgerEntry::readBack)
                        .filter(LedgerEntry.ReadBack::asMeant)
                        .map(LedgerEntry.ReadBack::at);
    }

    /**
     * Attempts are numbered without gaps, so the last one is found by doubling and halving: what
     * has been tried for days takes hardly more reads than what was tried once.
     */
    private int latestNumber(Order order) {
        int there = 0;
        int missing = 1;
        while (find(order, "intent", missing).isPresent()) {
            there = missing;
            missing = 2 * missing;
        }
        while (missing - there > 1) {
            int middle = there + (missing - there) / 2;
            if (find(order, "intent", middle).isPresent()) {
                there = middle;
            } else {
                missing = middle;
            }
        }
        return there;
    }

    private Optional<LedgerEntry> find(Order order, String name, int number) {
        return ledger.find(order.subject().caseId(), order.key(name, number))
                .map(Ledger.Stored::entry);
    }
}
