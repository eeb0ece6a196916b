package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which calls that sign a wave out were sent for a batch, by its ledger: intent, then reply. */
final class WaveResets {
    private static final String CALL = "reset-sessions-in-bulk#";
    private static final String INTENT = "intent#" + CALL;
    private static final String WRITE = "write#" + CALL;

    private final Ledger ledger;
    private final BatchRecord record;

    WaveResets(Ledger ledger, BatchRecord record) {
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.record = requireNonNull(record, "record is null");
    }

    /**
     * What was sent so far.
     *
     * @param named who was in a call that may have had an effect. Each one's run looks, so nothing
     *     is lost by not repeating it
     */
    record Sent(int attempts, Set<AccountId> named) {
        Sent {
            named = Set.copyOf(named);
        }

        boolean names(AccountId account) {
            return named.contains(account);
        }
    }

    Sent of(Batch batch) {
        List<LedgerEntry> entries =
                ledger.of(new CaseId(batch.id().value())).stream()
                        .map(Ledger.Stored::entry)
                        .toList();
        Set<String> unsent =
                entries.stream()
                        .filter(entry -> entry.key().startsWith(WRITE))
                        .filter(entry ->
                                Boolean.parseBoolean(entry.facts().get(ResetEntries.UNSENT)))
                        .map(entry -> INTENT + entry.key().substring(WRITE.length()))
                        .collect(Collectors.toSet());
        List<LedgerEntry> intents =
                entries.stream().filter(entry -> entry.key().startsWith(INTENT)).toList();
        return new Sent(
                intents.size(),
                intents.stream()
                        .filter(entry -> !unsent.contains(entry.key()))
                        .map(entry -> entry.facts().getOrDefault(ResetEntries.ACCOUNTS, ""))
                        .flatMap(ids -> Arrays.stream(ids.split(" ")))
                        .filter(id -> !id.isEmpty())
                        .map(AccountId::new)
                        .collect(Collectors.toSet()));
    }

    void intend(Batch batch, int attempt, List<AccountId> accounts) {
        record.ofBatch(
                batch,
                Kind.INTENT,
                INTENT + ResetEntries.number(attempt),
                Map.of(ResetEntries.ACCOUNTS, ResetEntries.text(accounts)));
    }

    void wrote(Batch batch, int attempt, WriteReply reply) {
        record.ofBatch(
                batch,
                Kind.WRITE,
                WRITE + ResetEntries.number(attempt),
                Map.of(
                        "reply",
                        reply.code(),
                        ResetEntries.UNSENT,
                        Boolean.toString(reply instanceof WriteReply.TryLater)));
    }
}
