package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Escalations;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts a case in front of a human, once per reason, and per account where it is about one: into the
 * outbox, which is sent every minute, so that a storm is a few mails and a mail that cannot be sent
 * stops nobody's work.
 */
public final class Escalate {
    private final Outbox outbox;
    private final Ledger ledger;
    private final Clock clock;

    public Escalate(Outbox outbox, Ledger ledger, Clock clock) {
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public void raise(
            LeaverCase leaver,
            Ground ground,
            String reason,
            String whatToDo,
            Map<String, String> facts) {
        put(leaver, ground, reason, reason + accountOf(facts), whatToDo, facts);
    }

    /**
     * The same, once per thing that it is about: with one reason there may be several in one run.
     *
     * @param about what tells it from others with the same reason
     */
    public void raise(
            LeaverCase leaver,
            Ground ground,
            String reason,
            String about,
            String whatToDo,
            Map<String, String> facts) {
        put(leaver, ground, reason, reason + "#" + Hashes.sha256(about), whatToDo, facts);
    }

    private void put(
            LeaverCase leaver,
            Ground ground,
            String reason,
            String once,
            String whatToDo,
            Map<String, String> facts) {
        String key = "escalation#" + once;
        if (ledger.find(leaver.id(), key).isPresent()) {
            return;
        }
        SortedMap<String, String> all = new TreeMap<>(facts);
        all.put("person", leaver.person().toString());
        all.put("changedAt", leaver.changedAt().toString());
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256(leaver.id() + "#" + key),
                        new Escalations.Escalation(leaver.id(), reason, whatToDo, all),
                        clock.instant()));
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
