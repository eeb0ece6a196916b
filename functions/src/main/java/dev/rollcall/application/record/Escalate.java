package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Escalations;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.lifecycle.LeaverCase;

import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts a case in front of a human, once per reason, and per account where it is about one.
 *
 * <p>Sent first, recorded after: a death in between repeats a mail rather than losing one.
 */
public final class Escalate {
    private final Escalations escalations;
    private final Ledger ledger;
    private final Clock clock;

    public Escalate(Escalations escalations, Ledger ledger, Clock clock) {
        this.escalations = requireNonNull(escalations, "escalations is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public void raise(
            LeaverCase leaver,
            Ground ground,
            String reason,
            String whatToDo,
            Map<String, String> facts) {
        String key = "escalation#" + reason + accountOf(facts);
        if (ledger.find(leaver.id(), key).isPresent()) {
            return;
        }
        SortedMap<String, String> all = new TreeMap<>(facts);
        all.put("person", leaver.person().toString());
        all.put("changedAt", leaver.changedAt().toString());
        escalations.raise(new Escalations.Escalation(leaver.id(), reason, whatToDo, all));
        ledger.append(
                LedgerEntry.fact(
                        key,
                        Kind.ESCALATION,
                        clock.instant(),
                        Subject.of(leaver.id(), leaver.person()),
                        ground,
                        all));
    }

    /** A person may have several accounts, each with a trouble of its own. */
    private static String accountOf(Map<String, String> facts) {
        String account = facts.get("account");
        return account == null ? "" : "#" + account;
    }
}
