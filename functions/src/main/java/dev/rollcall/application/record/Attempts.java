package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Intent;
import dev.rollcall.domain.audit.LedgerEntry.Write;

import java.time.Instant;
import java.util.Optional;

/** What the ledger tells of an order's attempts. */
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

    /** Attempts are numbered without gaps: many earlier ones must not make a step slow. */
    private int latestNumber(Order order) {
        int present = 0;
        int absent = 1;
        while (find(order, "intent", absent).isPresent()) {
            present = absent;
            absent *= 2;
        }
        while (absent - present > 1) {
            int middle = (present + absent) >>> 1;
            if (find(order, "intent", middle).isPresent()) {
                present = middle;
            } else {
                absent = middle;
            }
        }
        return present;
    }

    private Optional<LedgerEntry> find(Order order, String name, int number) {
        return ledger.find(order.subject().caseId(), order.key(name, number))
                .map(Ledger.Stored::entry);
    }
}
