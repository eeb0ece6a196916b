package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.BulkReply;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which calls that sign many out were sent for a batch, by its ledger: intent, then reply. */
final class BulkResets {
    private final Ledger ledger;
    private final BatchRecord record;

    BulkResets(Ledger ledger, BatchRecord record) {
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.record = requireNonNull(record, "record is null");
    }

    /**
     * What was sent so far.
     *
     * @param attempts for this very batch
     * @param named who is not to be in a call again: who was in one that may have had an effect, or
     *     whom Slack left out. Whoever was in one that Slack had no room for may be sent again
     * @param suspects who was in a call that Slack refused because of one of them, with the size of
     *     the smallest such call
     * @param unclear the attempt of this batch of which nobody knows whether it had an effect
     */
    record Sent(
            int attempts,
            Set<AccountId> named,
            Map<AccountId, Integer> suspects,
            Optional<Unclear> unclear) {
        Sent {
            named = Set.copyOf(named);
            suspects = Map.copyOf(suspects);
            requireNonNull(unclear, "unclear is null");
        }

        boolean names(AccountId account) {
            return named.contains(account);
        }

        /**
         * Returns whom the next call names of those: the unsuspected, or half of a refused call.
         */
        List<AccountId> next(List<AccountId> rest, int most) {
            List<AccountId> fresh = rest.stream().filter(id -> !suspects.containsKey(id)).toList();
            if (!fresh.isEmpty()) {
                return fresh.stream().limit(most).toList();
            }
            int size = rest.stream().mapToInt(id -> suspects.getOrDefault(id, 0)).max().orElse(0);
            return rest.stream()
                    .filter(id -> suspects.getOrDefault(id, 0) == size)
                    .limit((size + 1) / 2)
                    .toList();
        }
    }

    /**
     * An attempt whose answer was lost, or whose sender died.
     *
     * @param witnesses who was signed in right before it
     */
    record Unclear(int attempt, Instant at, List<AccountId> accounts, List<AccountId> witnesses) {
        Unclear {
            requireNonNull(at, "at is null");
            accounts = List.copyOf(accounts);
            witnesses = List.copyOf(witnesses);
        }
    }

    /** Returns what was sent for the batch and for those whose people it took over. */
    Sent of(Batch batch, Batches batches) {
        ResetEntries own = entries(batch.id());
        Set<AccountId> named = new HashSet<>(own.named());
        Map<AccountId, Integer> suspects = new HashMap<>(own.suspects());
        Optional<BatchId> before = batch.supersedes();
        while (before.isPresent()) {
            ResetEntries earlier = entries(before.get());
            named.addAll(earlier.named());
            earlier.suspects().forEach((id, size) -> suspects.merge(id, size, Math::min));
            before = batches.find(before.get()).flatMap(Batch::supersedes);
        }
        return new Sent(own.attempts(), named, suspects, own.unclear());
    }

    void intend(Batch batch, int attempt, List<AccountId> accounts, List<AccountId> witnesses) {
        record.ofBatch(
                batch,
                Kind.INTENT,
                ResetEntries.INTENT + ResetEntries.number(attempt),
                Map.of(
                        ResetEntries.ACCOUNTS,
                        ResetEntries.text(accounts),
                        ResetEntries.WITNESSES,
                        ResetEntries.text(witnesses)));
    }

    void wrote(Batch batch, int attempt, BulkReply bulk) {
        WriteReply reply = bulk.reply();
        boolean refusedForSome = reply instanceof WriteReply.Refused && bulk.becauseOfSome();
        boolean unsent = reply instanceof WriteReply.TryLater || refusedForSome;
        record.ofBatch(
                batch,
                Kind.WRITE,
                ResetEntries.WRITE + ResetEntries.number(attempt),
                Map.of(
                        "reply",
                        reply.code(),
                        ResetEntries.UNSENT,
                        Boolean.toString(unsent),
                        ResetEntries.UNCLEAR,
                        Boolean.toString(reply instanceof WriteReply.Ambiguous),
                        ResetEntries.FOR_SOME,
                        Boolean.toString(refusedForSome),
                        ResetEntries.LEFT_OUT,
                        ResetEntries.text(bulk.leftOut())));
    }

    /** Notes what a look at the witnesses found: whether the call had an effect. */
    void found(Batch batch, int attempt, String found, boolean hadEffect) {
        record.ofBatch(
                batch,
                Kind.OUTCOME,
                ResetEntries.OUTCOME + ResetEntries.number(attempt),
                Map.of("found", found, ResetEntries.UNSENT, Boolean.toString(!hadEffect)));
    }

    private ResetEntries entries(BatchId batch) {
        return ResetEntries.of(ledger.of(new CaseId(batch.value())));
    }
}
